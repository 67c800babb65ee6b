using DragGan.Imaging;
using DragGan.Page.Tests.Driving;

namespace DragGan.Page.Tests.Access;

public sealed class KeyboardTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    [Fact]
    public async Task The_whole_job_is_done_without_a_mouse()
    {
        EditorPage page = await OpenLionAsync(Lion.Short);
        await TabToAsync(page, "[data-testid=stage]");

        await page.KeyAsync("Shift+ArrowDown"); // from the middle, 128, 128
        await page.KeyAsync("ArrowDown");
        await page.KeyAsync("ArrowDown");
        await page.KeyAsync("Enter");
        await page.UntilAsync("s.session.points.length === 1");
        for (int i = 0; i < 4; i++)
        {
            await page.KeyAsync("Shift+ArrowLeft");
        }

        await page.KeyAsync("Enter");
        await page.UntilAsync("s.session.points[0].id > 0 && s.session.points[0].targetX !== null");
        Assert.Equal("128,140,88,140", await page.AskAsync<string>("(({ x, y, targetX, targetY }) => [x, y, targetX, targetY].join())(s.session.points[0])"));

        await page.KeyAsync("Space");
        await page.UntilAsync("s.session.frames > 4");
        await page.RestsAsync();
        int frames = await page.AskAsync<int>("s.session.frames");
        await page.KeyAsync("Control+z");
        await page.UntilAsync("s.session.frames === 1");
        await page.KeyAsync("Control+y");
        await page.UntilAsync($"s.session.frames === {frames}");
        RasterImage last = Pixels.Read(await Client.FrameAsync(await page.SessionIdAsync()));
        await page.SeesAsync(last);

        await page.KeyAsync("Control+e");
        await page["export-dialog"].WaitForAsync();
        await TabToAsync(page, "dialog .export");
        PngImage saved = PngReader.Read(await page.SaveAsync(() => page.KeyAsync("Enter")));
        await page.KeyAsync("Escape");

        GeneratedMark.Draw(last);
        Assert.Equal(last.Pixels, saved.Raster.ToLayout(PixelLayout.Rgb).Pixels);
        Assert.Equal(0, await page["export-dialog"].CountAsync());
    }

    [Fact]
    public async Task A_point_is_gone_to_by_tab_moved_by_arrows_and_deleted()
    {
        EditorPage page = await OpenLionAsync();
        await page.ClickAsync(Lion.Nose);
        await page.ClickAsync(Lion.BesideNose);
        await page.UntilAsync("s.session.points[0]?.id > 0 && s.session.points[0].targetX !== null");
        await page["stage"].FocusAsync();

        await page.KeyAsync("Tab"); // the handle
        await page.KeyAsync("Tab"); // its target
        await page.KeyAsync("Shift+ArrowUp");
        await page.KeyAsync("ArrowUp");
        await page.UntilAsync("Math.round(s.session.points[0].targetY) === 129");
        Assert.Contains("Target 1", await page.Page.Locator("#announcer").TextContentAsync(), StringComparison.Ordinal);
        await page.KeyAsync("Enter");
        await page.KeyAsync("Delete");

        await page.UntilAsync("s.session.points.length === 0");
    }

    [Fact]
    public async Task Tab_leads_through_the_stage_and_out_of_it()
    {
        EditorPage page = await OpenLionAsync();
        await page["stage"].FocusAsync();

        await page.KeyAsync("Tab");

        Assert.NotEqual("stage", await page.Page.EvaluateAsync<string>("() => document.activeElement.dataset.testid ?? ''"));
    }

    [Fact]
    public async Task A_question_mark_opens_the_help_with_every_key_in_it_and_escape_closes_it()
    {
        EditorPage page = await OpenLionAsync();

        await page.KeyAsync("?");
        await page["help-dialog"].WaitForAsync();
        string text = (await page["help-dialog"].TextContentAsync())!;
        string[] labels = await page.AskAsync<string[]>("Object.values(window.draggan.commands).filter((c) => c.keys.length > 0).map((c) => c.label)");
        Assert.All(labels, label => Assert.Contains(label, text, StringComparison.Ordinal));

        await page.KeyAsync("Escape");
        await page.UntilAsync("s.dialog === null && document.querySelector('dialog') === null");
    }

    [Fact]
    public async Task The_first_stop_leads_past_everything_to_the_picture()
    {
        EditorPage page = await OpenLionAsync();

        await page.KeyAsync("Tab");
        await page.KeyAsync("Enter");
        await page.KeyAsync("Tab");

        Assert.Equal("stage", await page.Page.EvaluateAsync<string>("() => document.activeElement.dataset.testid ?? ''"));
    }

    private static async Task TabToAsync(EditorPage page, string selector)
    {
        for (int stops = 0; stops < 60; stops++)
        {
            await page.KeyAsync("Tab");
            if (await page.Page.EvaluateAsync<bool>("(selector) => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"Sixty stops of the tab key did not lead to {selector}.");
    }
}
