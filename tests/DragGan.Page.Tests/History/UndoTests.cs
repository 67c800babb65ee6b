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
        await page.StrokeAsync(Lion.Nose, Lion.BesideNose);
        await page.UntilAsync("s.session.frames > 4");
        await page.RestsAsync();
        RasterImage dragged = await page.SeeAsync();
        int frames = await page.AskAsync<int>("s.session.frames");
        long revision = await page.RevisionAsync();

        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.frames === 1");
        await page.RestsAsync(after: revision);
        Assert.Equal(start.Pixels, (await page.SeeAsync()).Pixels);
        revision = await page.RevisionAsync();

        await page.KeyAsync("Control+Shift+z");
        await page.UntilAsync($"s.session.frames === {frames}");
        await page.RestsAsync(after: revision);
        Assert.Equal(dragged.Pixels, (await page.SeeAsync()).Pixels);
    }

    [Fact]
    public async Task Undo_while_a_drag_runs_takes_the_drag_back()
    {
        EditorPage page = await OpenLionAsync();
        RasterImage start = await page.SeeAsync();
        await page.StrokeAsync(Lion.Nose, Lion.BesideNose);
        await page.UntilAsync("s.session.drag.state === 'running' && s.session.frames > 2");
        long revision = await page.RevisionAsync();

        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.frames === 1 && s.session.points.length === 0");
        await page.RestsAsync(after: revision);

        Assert.Equal(start.Pixels, (await page.SeeAsync()).Pixels);
    }

    [Fact]
    public async Task A_point_set_while_a_drag_runs_is_undone_without_the_drag()
    {
        EditorPage page = await OpenLionAsync();
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
