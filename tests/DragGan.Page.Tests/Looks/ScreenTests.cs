using DragGan.Imaging;
using DragGan.Page.Tests.Driving;

namespace DragGan.Page.Tests.Looks;

/// <summary>The main states on three screens, in dark and light: nothing overlaps or runs out of the page, and a picture of each is kept for people to look at.</summary>
public sealed class ScreenTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    public static TheoryData<int, int, bool> Screens => new()
    {
        { 1440, 900, true },
        { 1440, 900, false },
        { 1024, 768, true },
        { 1024, 768, false },
        { 390, 844, true },
        { 390, 844, false },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Everything_has_its_place_in_every_state(int width, int height, bool dark)
    {
        Visit visit = new(width, height, dark, Touch: width < 720);
        EditorPage first = await OpenAsync(visit with { First = true });
        await first["hint"].WaitForAsync();
        await LookAsync(first, "1-first-visit");

        EditorPage page = await OpenLionAsync(visit: visit);
        await page.OpenPanelAsync("image");
        await page.UntilAsync("document.querySelectorAll('[data-testid^=seed-].loaded').length === 12");
        await LookAsync(page, "2-seeds");

        await page.PressAsync(Lion.Nose);
        await page.MoveToAsync(Lion.BesideNose, steps: 12);
        await page.UntilAsync("s.session.frames > 12");
        await LookAsync(page, "3-pulling");
        await page.ReleaseAsync();
        await page.RestsAsync();
        await LookAsync(page, "4-arrived");

        await page["timeline"].FocusAsync();
        await page.KeyAsync("Home");
        await page.ShowsAsync(0);
        await LookAsync(page, "5-timeline");
        await page.OpenPanelAsync("result");
        await page.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.pair img')].every((image) => image.complete && image.naturalWidth > 0)");
        await LookAsync(page, "6-result");

        await page.OpenPanelAsync("drag");
        await page.KeyAsync("f");
        await page.StrokeAsync((40, 200), (120, 230), (210, 190));
        await page.UntilAsync("s.session.mask !== null");
        await LookAsync(page, "7-masked");
        foreach ((string name, string key) in ((string, string)[])[("8-help", "?"), ("9-export", "Control+e")])
        {
            await page.KeyAsync(key);
            await page.Page.Locator("dialog").WaitForAsync();
            await LookAsync(page, name);
            await page.KeyAsync("Escape");
        }
    }

    private static async Task LookAsync(EditorPage page, string state)
    {
        await page.Page.EvaluateAsync(
            """
            async () => {
              document.getSelection().removeAllRanges();
              const endless = (animation) => animation.effect.getTiming().iterations === Infinity;
              await Promise.all(document.getAnimations().filter((a) => !endless(a)).map((a) => a.finished.catch(() => {})));
            }
            """);
        await Screenshots.SaveAsync(page, state);
        Assert.Equal(string.Empty, string.Join('\n', await Layout.ObjectionsAsync(page)));
        RasterImage seen = await page.SeeAsync();
        Assert.True(seen.Pixels.Distinct().Count() > 64, $"The stage is blank: {state}.");
    }
}
