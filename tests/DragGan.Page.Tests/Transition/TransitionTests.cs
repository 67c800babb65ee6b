using DragGan.Imaging;
using DragGan.Page.Tests.Driving;

namespace DragGan.Page.Tests.Transition;

public sealed class TransitionTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    [Fact]
    public async Task Keys_and_pointer_go_through_the_frames_and_the_first_one_is_the_start()
    {
        (EditorPage page, RasterImage start) = await DragAsync();
        int last = await page.AskAsync<int>("s.session.frames - 1");
        RasterImage end = await page.SeeAsync();

        await page["timeline"].FocusAsync();
        await page.KeyAsync("Home");
        await page.ShowsAsync(0);
        await page.SeesAsync(start);
        await page.MoveToAsync(Lion.Nose);
        await page.UntilAsync("document.querySelector('.stage-overlay').style.cursor === 'grab'"); // the handle is shown where it was then
        await page["timeline"].FocusAsync();
        await page.KeyAsync("ArrowRight");
        await page.ShowsAsync(1);
        await page.KeyAsync("End");
        await page.ShowsAsync(last);
        await page.SeesAsync(end);

        Microsoft.Playwright.LocatorBoundingBoxResult box = (await page["timeline"].BoundingBoxAsync())!;
        float middle = box.Y + (box.Height / 2);
        await page.Page.Mouse.MoveAsync(box.X + box.Width - 8, middle);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(box.X + 2, middle, new() { Steps = 10 });
        await page.ShowsAsync(0);
        await page.Page.Mouse.UpAsync();
        await page.SeesAsync(start);
        Assert.Equal($"0 / {last}", await page["frame-count"].TextContentAsync());
    }

    [Fact]
    public async Task Playing_shows_the_frames_in_order_and_ends_at_the_last_one()
    {
        (EditorPage page, _) = await DragAsync();
        int last = await page.AskAsync<int>("s.session.frames - 1");
        await page.Page.EvaluateAsync(
            """
            () => {
              window.shownFrames = [];
              window.draggan.store.on("frame", ({ frame }) => frame && window.shownFrames.push(frame.number));
            }
            """);

        await page.Command("timeline.play").ClickAsync();
        await page.UntilAsync("s.playing");
        await page.UntilAsync($"!s.playing && s.frame.number === {last}");

        int[] shown = await page.Page.EvaluateAsync<int[]>("() => window.shownFrames");
        Assert.Equal(Enumerable.Range(0, last + 1), shown.Distinct());
        Assert.Equal(shown.Order(), shown);
    }

    [Fact]
    public async Task One_goes_on_from_an_earlier_frame_and_undo_brings_the_later_ones_back()
    {
        (EditorPage page, _) = await DragAsync();
        int frames = await page.AskAsync<int>("s.session.frames");
        await page["timeline"].FocusAsync();
        await page.KeyAsync("Home");
        await page.KeyAsync("ArrowRight");
        await page.KeyAsync("ArrowRight");
        await page.ShowsAsync(2);
        RasterImage second = await page.SeeAsync();

        await page.Command("timeline.keep").ClickAsync();
        await page.UntilAsync("s.session.frames === 3");
        await page.RestsAsync();
        await page.SeesAsync(second);
        await page.KeyAsync("Space");
        await page.UntilAsync("s.session.frames > 4");
        await page.RestsAsync();

        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.frames === 3");
        await page.KeyAsync("Control+z");
        await page.UntilAsync($"s.session.frames === {frames}");
    }

    [Fact]
    public async Task Start_and_now_are_compared_on_the_picture()
    {
        (EditorPage page, RasterImage start) = await DragAsync();
        RasterImage end = await page.SeeAsync();

        await page.KeyAsync("c");
        await page["split"].WaitForAsync();
        await page["split"].FocusAsync();
        await page.KeyAsync("End");
        await page.UntilAsync("s.compare && s.split === 1");
        await page.SeesAsync(start);
        await page.KeyAsync("Home");
        await page.UntilAsync("s.split === 0");
        await page.SeesAsync(end);
    }

    private async Task<(EditorPage Page, RasterImage Start)> DragAsync()
    {
        EditorPage page = await OpenLionAsync(Lion.Short);
        RasterImage start = await page.SeeAsync();
        await page.DragShortlyAsync();
        return (page, start);
    }
}
