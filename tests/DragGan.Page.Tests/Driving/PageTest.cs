using DragGan.Web;

namespace DragGan.Page.Tests.Driving;

/// <summary>A test on the page. It fails, too, if the browser or the program has complained about anything.</summary>
public abstract class PageTest(SharedEditor editor, Chromium chromium) : IAsyncLifetime
{
    private readonly List<EditorPage> _pages = [];
    private readonly List<string> _sessions = [];
    private int _saidBefore;

    /// <summary>The API of the program the page belongs to.</summary>
    protected DragGanClient Client => editor.Client;

    /// <inheritdoc/>
    public ValueTask InitializeAsync()
    {
        _saidBefore = editor.Process.Said.Count;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        List<string> complaints = [];
        foreach (EditorPage page in _pages)
        {
            complaints.AddRange(page.Complaints.Unexpected);
            await page.DisposeAsync();
        }

        foreach (string session in _sessions)
        {
            await Client.DeleteAsync(session);
        }

        complaints.AddRange(editor.Process.Said.Skip(_saidBefore));
        Assert.Empty(complaints);
    }

    /// <summary>Opens the page as it is without an address of a session.</summary>
    protected async Task<EditorPage> OpenAsync(Visit? visit = null)
    {
        EditorPage page = await OpenAsync(editor.Address, visit);
        _sessions.Add(await page.SessionIdAsync());
        return page;
    }

    /// <summary>Opens the page on a session of its own: the lion of seed 9 unless the test wants another picture.</summary>
    /// <param name="settings">Settings that differ from the usual ones.</param>
    /// <param name="visit">How the visitor's browser is.</param>
    /// <param name="wish">What the session begins with.</param>
    protected async Task<EditorPage> OpenLionAsync(SettingsChange? settings = null, Visit? visit = null, NewSession? wish = null)
    {
        Session session = await Client.CreateAsync(wish ?? Lion.Session);
        _sessions.Add(session.Id);
        if (settings is not null)
        {
            await Client.SetAsync(session.Id, settings);
        }

        return await OpenSessionAsync(session.Id, visit);
    }

    /// <summary>Opens the page on a session that is there.</summary>
    protected Task<EditorPage> OpenSessionAsync(string session, Visit? visit = null) => OpenAsync(new Uri(editor.Address, $"?session={session}"), visit);

    /// <summary>A session the page has begun, to be deleted with the test.</summary>
    protected void Forget(string session) => _sessions.Add(session);

    private async Task<EditorPage> OpenAsync(Uri address, Visit? visit)
    {
        EditorPage page = await EditorPage.OpenAsync(chromium, address, visit ?? new Visit());
        _pages.Add(page);
        await page.RestsAsync();
        return page;
    }
}
