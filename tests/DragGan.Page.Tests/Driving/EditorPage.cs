using Microsoft.Playwright;

namespace DragGan.Page.Tests.Driving;

/// <summary>The editor's page in a browser profile of its own, as a person has it before them.</summary>
/// <remarks>The other parts: <c>EditorPage.Hands.cs</c> (mouse and keys) and <c>EditorPage.Eyes.cs</c> (what is to be seen).</remarks>
public sealed partial class EditorPage : IAsyncDisposable
{
    private readonly IBrowserContext _profile;
    private readonly string _downloads = Directory.CreateTempSubdirectory("draggan-downloads-").FullName;

    private EditorPage(IBrowserContext profile, IPage page)
    {
        (_profile, Page) = (profile, page);
        Complaints = new Complaints(page);
    }

    /// <summary>The browser's page.</summary>
    public IPage Page { get; }

    internal Complaints Complaints { get; }

    /// <summary>Opens an address in a new profile.</summary>
    public static async Task<EditorPage> OpenAsync(Chromium chromium, Uri address, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(chromium);
        IBrowserContext profile = await chromium.NewProfileAsync(visit);
        EditorPage page = new(profile, await profile.NewPageAsync());
        await page.GoAsync(address);
        return page;
    }

    /// <summary>Opens an address in this tab.</summary>
    public Task GoAsync(Uri address) => Page.GotoAsync(address?.AbsoluteUri ?? throw new ArgumentNullException(nameof(address)));

    /// <summary>Opens an address in the same profile, as a second tab.</summary>
    public async Task<EditorPage> OpenTabAsync(Uri address)
    {
        EditorPage tab = new(_profile, await _profile.NewPageAsync());
        await tab.Page.GotoAsync(address.AbsoluteUri);
        return tab;
    }

    /// <summary>Loads the page anew.</summary>
    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await RestsAsync();
    }

    /// <summary>Something on the page by the name that tests know it by.</summary>
    public ILocator this[string testId] => Page.GetByTestId(testId);

    /// <summary>A button of the table of commands, such as "drag.toggle".</summary>
    public ILocator Command(string id) => this[$"cmd-{id.Replace('.', '-')}"];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _profile.DisposeAsync();
        Directory.Delete(_downloads, recursive: true);
    }
}
