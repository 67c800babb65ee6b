using DragGan.Page.Tests.Driving;

namespace DragGan.Page.Tests.Start;

public sealed class OpeningTests(SharedEditor editor, Chromium chromium) : PageTest(editor, chromium)
{
    [Fact]
    public async Task The_first_picture_appears_and_the_address_holds_the_session()
    {
        EditorPage page = await OpenAsync();
        string session = await page.SessionIdAsync();

        Assert.Contains($"session={session}", page.Page.Url, StringComparison.Ordinal);
        await page.SeesAsync(Pixels.Read(await Client.FrameAsync(session, 0)));
        Assert.Equal("Ready", await page["status-text"].TextContentAsync());
    }
}
