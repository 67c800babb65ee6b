using DragGan.Imaging;
using DragGan.Page.Tests.Driving;

namespace DragGan.Page.Tests.Masks;

public sealed class MaskTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    private static readonly (double X, double Y)[] Stroke = [(30, 40), (40, 60), (34, 100)];

    [Fact]
    public async Task What_the_fixed_brush_paints_stays_and_all_else_may_move()
    {
        EditorPage page = await PaintAsync("f");

        EditMask mask = await MaskAsync(page);
        Assert.False(mask.MayMove(40, 60));
        Assert.False(mask.MayMove(32, 45));
        Assert.True(mask.MayMove(128, 140));
        Assert.True(mask.MayMove(250, 250));
    }

    [Fact]
    public async Task What_the_movable_brush_paints_first_may_move_and_all_else_stays()
    {
        EditorPage page = await PaintAsync("b");

        EditMask mask = await MaskAsync(page);
        Assert.True(mask.MayMove(40, 60));
        Assert.False(mask.MayMove(128, 140));
        Assert.False(mask.MayMove(250, 250));
    }

    [Fact]
    public async Task The_held_area_shows_the_pixels_of_the_start_after_a_drag()
    {
        EditorPage page = await PaintAsync("f");
        string session = await page.SessionIdAsync();
        EditMask mask = await MaskAsync(page);
        RasterImage start = await page.SeeAsync();
        await page.OpenPanelAsync("drag");
        await page["settings-holdFixedArea"].CheckAsync();
        await page.UntilAsync("s.session.settings.holdFixedArea");

        await page.KeyAsync("p");
        await page.DragShortlyAsync();

        RasterImage held = await page.SeeAsync(), free = Pixels.Read(await Client.FrameAsync(session, hold: false));
        Assert.Equal(0, Pixels.Differing(start, held, IsFixed));
        Assert.True(Pixels.Differing(start, held, (x, y) => !IsFixed(x, y)) > 10_000, "Nothing moved.");
        Assert.True(Pixels.Differing(start, free, IsFixed) > 100, "The area would have stayed without being held: the test shows nothing.");

        bool IsFixed(int x, int y) => !mask.MayMove(x, y);
    }

    [Fact]
    public async Task The_eraser_takes_strokes_away_and_undo_brings_them_back()
    {
        EditorPage page = await PaintAsync("f");
        double share = await page.AskAsync<double>("s.session.mask.fixedShare");
        await page.StrokeAsync((200, 200), (210, 220));
        await page.UntilAsync($"s.session.mask.fixedShare > {share}");

        await page.KeyAsync("e");
        await page.StrokeAsync((200, 200), (210, 220));
        await page.UntilAsync($"s.session.mask.fixedShare === {share}");
        Assert.True((await MaskAsync(page)).MayMove(205, 210));

        await page.KeyAsync("Control+z");
        await page.UntilAsync($"s.session.mask.fixedShare > {share}");
        await page.KeyAsync("Control+z");
        await page.UntilAsync($"s.session.mask.fixedShare === {share}");
        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.mask === null");
        await page.KeyAsync("Control+Shift+z");
        await page.UntilAsync($"s.session.mask?.fixedShare === {share}");
    }

    [Fact]
    public async Task The_mask_is_inverted_and_cleared()
    {
        EditorPage page = await PaintAsync("f");
        double share = await page.AskAsync<double>("s.session.mask.fixedShare");

        await page.KeyAsync("i");
        await page.UntilAsync("s.session.mask.fixedShare > 0.5");
        Assert.Equal(1 - share, await page.AskAsync<double>("s.session.mask.fixedShare"), precision: 3);
        await page.KeyAsync("Shift+e");
        await page.UntilAsync("s.session.mask === null");
        Assert.Equal("Remove the mask", (await Client.SessionAsync(await page.SessionIdAsync())).Undo);
    }

    private async Task<EditorPage> PaintAsync(string tool)
    {
        EditorPage page = await OpenLionAsync(Lion.Short);
        await page.KeyAsync(tool);
        await page.StrokeAsync(Stroke);
        await page.UntilAsync("s.session.mask !== null");
        return page;
    }

    private async Task<EditMask> MaskAsync(EditorPage page) =>
        EditMask.FromImage(PngReader.Read(new MemoryStream(await Client.MaskAsync(await page.SessionIdAsync()))).Raster);
}
