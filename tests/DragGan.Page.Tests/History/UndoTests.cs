using DragGan.Imaging;
using DragGan.Page.Tests.Driving;

namespace DragGan.Page.Tests.History;

public sealed class UndoTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    [Fact]
    public async Task A_drag_is_undone_and_done_again_to_the_same_pixels()
    {
        EditorPage page = await OpenLionAsync(Lion.Short);
        RasterImage start = await page.SeeAsync();
        await page.DragShortlyAsync();
        RasterImage dragged = await page.SeeAsync();
        int frames = await page.AskAsync<int>("s.session.frames");

        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.frames === 1");
        await page.RestsAsync();
        await page.SeesAsync(start);

        await page.KeyAsync("Control+Shift+z");
        await page.UntilAsync($"s.session.frames === {frames}");
        await page.RestsAsync();
        await page.SeesAsync(dragged);
    }

    [Fact]
    public async Task Undo_while_a_drag_runs_takes_the_drag_back()
    {
        EditorPage page = await OpenLionAsync(Lion.Unhurried);
        RasterImage start = await page.SeeAsync();
        await page.StrokeAsync(Lion.Nose, Lion.BesideNose);
        await page.UntilAsync("s.session.drag.state === 'running' && s.session.frames > 2");

        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.frames === 1 && s.session.points.length === 0");
        await page.RestsAsync();

        await page.SeesAsync(start);
    }

    [Fact]
    public async Task Undo_while_the_hand_still_pulls_takes_the_pull_back_and_the_hand_holds_nothing_any_more()
    {
        EditorPage page = await OpenLionAsync();
        await page.PressAsync(Lion.Nose);
        await page.MoveToAsync(Lion.BesideNose);
        await page.UntilAsync("s.session.frames > 2");

        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.frames === 1 && s.session.points.length === 0 && s.session.undo === null");
        await page.MoveToAsync((60, 100));
        await page.ReleaseAsync();
        await page.RestsAsync();

        Assert.Equal((0, 1), (await page.AskAsync<int>("s.session.points.length"), await page.AskAsync<int>("s.session.frames")));
        Assert.True(await page.AskAsync<bool>("s.notice === null"));
    }

    [Fact]
    public async Task A_point_set_while_a_drag_runs_is_undone_without_the_drag()
    {
        EditorPage page = await OpenLionAsync(Lion.Unhurried);
        await page.StrokeAsync(Lion.Nose, Lion.BesideNose);
        await page.UntilAsync("s.session.drag.state === 'running' && s.session.frames > 2");
        await page.KeyAsync("a");
        await page.ClickAsync(Lion.Mane);
        await page.UntilAsync("s.session.points.length === 2 && s.session.points[1].id > 0");
        int frames = await page.AskAsync<int>("s.session.frames");

        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.points.length === 1");
        await page.RestsAsync();

        Assert.True(await page.AskAsync<int>("s.session.frames") >= frames, "The drag's frames went with the point.");
    }
}
