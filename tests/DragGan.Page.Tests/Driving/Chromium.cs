using Microsoft.Playwright;

namespace DragGan.Page.Tests.Driving;

/// <summary>A real browser without a window, the same for all tests; each visit has a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // Containers have neither a sandbox nor a graphics card, and a browser under test has nothing to tell its maker.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = FindProgram(), Args = Arguments, Headless = true });
    }

    /// <summary>A new profile, as on a first visit unless the visit says otherwise.</summary>
    /// <param name="visit">How the visitor's browser is.</param>
    public async Task<IBrowserContext> NewProfileAsync(Visit visit)
    {
        IBrowserContext profile = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = visit.Width, Height = visit.Height },
            ColorScheme = visit.Dark ? ColorScheme.Dark : ColorScheme.Light,
            HasTouch = visit.Touch,
            IsMobile = visit.Touch,
            AcceptDownloads = true,
        });
        profile.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        if (!visit.First)
        {
            await profile.AddInitScriptAsync("localStorage.setItem('draggan.hint', 'seen')");
        }

        if (visit.Human)
        {
            await profile.AddInitScriptAsync("Object.defineProperty(navigator, 'webdriver', { get: () => false })");
        }

        return profile;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string FindProgram()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        string[] folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("The page's tests drive Chromium, which is not installed. On Debian and Ubuntu: apt-get install chromium");
    }
}
