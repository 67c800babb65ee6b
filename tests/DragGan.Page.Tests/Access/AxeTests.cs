using DragGan.Page.Tests.Driving;

namespace DragGan.Page.Tests.Access;

public sealed class AxeTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    public static TheoryData<int, int, bool> Screens => new()
    {
        { 1440, 900, true },
        { 1440, 900, false },
        { 390, 844, true },
        { 390, 844, false },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Nothing_is_found_at_the_start_after_a_drag_and_in_the_dialogs(int width, int height, bool dark)
    {
        bool phone = width < 720;
        EditorPage page = await OpenLionAsync(Lion.Short, new Visit(width, height, dark, Touch: phone));
        Assert.Empty(await AxeScan.RunAsync(page));

        await page.KeyAsync("a");
        await page.ClickAsync(Lion.Mane);
        await page.KeyAsync("p");
        await page.DragShortlyAsync();
        foreach (string panel in (string[])["model", "image", "drag", "points", "result"])
        {
            await page.OpenPanelAsync(panel);
            if (phone)
            {
                Assert.Empty(await AxeScan.RunAsync(page)); // one at a time
            }
        }

        Assert.Empty(await AxeScan.RunAsync(page));
        await page.KeyAsync("f");
        await page.StrokeAsync((200, 200), (230, 210));
        await page.UntilAsync("s.session.mask !== null");
        Assert.Empty(await AxeScan.RunAsync(page));
        await page.KeyAsync("p");
        foreach (string key in (string[])["?", "Control+e", "o"])
        {
            await page.KeyAsync(key);
            await page.Page.Locator("dialog").WaitForAsync();
            Assert.Empty(await AxeScan.RunAsync(page));
            await page.KeyAsync("Escape");
            await page.UntilAsync("document.querySelector('dialog') === null");
        }
    }

    [Fact]
    public async Task Nothing_is_found_on_the_first_visit_with_its_hint()
    {
        EditorPage page = await OpenAsync(new Visit(First: true));

        await page["hint"].WaitForAsync();

        Assert.Empty(await AxeScan.RunAsync(page));
    }

    [Fact]
    public async Task It_would_find_something()
    {
        EditorPage page = await OpenLionAsync();

        await page.Page.EvaluateAsync("() => document.querySelector('.topbar').append(document.createElement('button'))");

        Assert.Contains(await AxeScan.RunAsync(page), objection => objection.StartsWith("button-name", StringComparison.Ordinal));
    }
}
