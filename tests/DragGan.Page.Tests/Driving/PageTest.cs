using DragGan.Web;

namespace DragGan.Page.Tests.Driving;

/// <summary>A test on the page. It fails, too, if the browser or the program has complained about anything.</summary>
public abstract class PageTest(SharedEditor editor, Chromium chromium) : IAsyncLifetime
{
    private readonly List<EditorPage> _pages = [];
    private readonly List<Func<Task>> _later = [];
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

        foreach (Func<Task> act in _later)
        {
            await act();
        }

        complaints.AddRange(editor.Process.Said.Skip(_saidBefore));
        Assert.Equal(string.Empty, string.Join('\n', complaints));
    }

    /// <summary>Opens the page as it is without an address of a session.</summary>
    protected async Task<EditorPage> OpenAsync(Visit? visit = null)
    {
        EditorPage page = await OpenAsync(editor.Address, visit);
        Forget(await page.SessionIdAsync());
        return page;
    }

    /// <summary>Opens the page on a session of its own: the lion of the showcase unless the test wants another picture.</summary>
    /// <param name="settings">Settings that differ from the usual ones.</param>
    /// <param name="visit">How the visitor's browser is.</param>
    /// <param name="wish">What the session begins with.</param>
    protected async Task<EditorPage> OpenLionAsync(SettingsChange? settings = null, Visit? visit = null, NewSession? wish = null)
    {
        Session session = await Client.CreateAsync(wish ?? Lion.Session);
        Forget(session.Id);
        if (settings is not null)
        {
            await Client.SetAsync(session.Id, settings);
        }

        return await OpenSessionAsync(session.Id, visit);
    }

    /// <summary>Opens the page on a session that is there.</summary>
    protected Task<EditorPage> OpenSessionAsync(string session, Visit? visit = null) => OpenAsync(new Uri(editor.Address, $"?session={session}"), visit);

    /// <summary>Opens a session in a second tab of the same browser.</summary>
    protected async Task<EditorPage> OpenTabAsync(EditorPage beside, string session)
    {
        ArgumentNullException.ThrowIfNull(beside);
        EditorPage tab = await beside.OpenTabAsync(new Uri(editor.Address, $"?session={session}"));
        _pages.Add(tab);
        await tab.RestsAsync();
        return tab;
    }

    /// <summary>A session the page has begun; it is deleted after the test.</summary>
    protected void Forget(string session) => Later(async () =>
    {
        SessionList all = await Client.SessionsAsync();
        if (all.Sessions.Any(entry => entry.Id == session)) // the test may have deleted it
        {
            await Client.DeleteAsync(session);
        }
    });

    /// <summary>Something to do after the test, when the pages are closed; what was named last comes last.</summary>
    protected void Later(Func<Task> act) => _later.Add(act);

    private async Task<EditorPage> OpenAsync(Uri address, Visit? visit)
    {
        EditorPage page = await EditorPage.OpenAsync(chromium, address, visit ?? new Visit());
        _pages.Add(page);
        await page.RestsAsync();
        return page;
    }
}
