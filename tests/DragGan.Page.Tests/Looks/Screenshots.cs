using DragGan.Page.Tests.Driving;
using DragGan.TestKit;

namespace DragGan.Page.Tests.Looks;

/// <summary>Pictures of the page, kept in artifacts/screenshots for people.</summary>
internal static class Screenshots
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(GoldenFiles.RepositoryRoot, "artifacts", "screenshots")).FullName;

    /// <summary>Writes what is in the window, named by screen, colours and state.</summary>
    public static async Task SaveAsync(EditorPage page, string state)
    {
        (int width, int height) = (page.Page.ViewportSize!.Width, page.Page.ViewportSize.Height);
        bool dark = await page.Page.EvaluateAsync<bool>("() => matchMedia('(prefers-color-scheme: dark)').matches");
        await page.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{width}x{height}-{(dark ? "dark" : "light")}-{state}.png") });
    }
}
