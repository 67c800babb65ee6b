namespace DragGan.Editing;

/// <summary>All sessions: in memory those that are used, on disk all of them. Thread-safe.</summary>
public sealed class SessionHub : IAsyncDisposable
{
    /// <summary>Characters of a session's name at most.</summary>
    public const int MaxIdLength = 64;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

#pragma warning disable CA2213 // owns no handle unless one is asked for, and a late timer may still wait for it
    private readonly SemaphoreSlim _gate = new(1, 1);
#pragma warning restore CA2213
    private readonly Dictionary<string, LiveSession> _loaded = [];
    private readonly SessionServices _services;
    private readonly Func<string> _newId;
    private readonly string _folder;
    private readonly ITimer _timer;
    private volatile bool _isOver;

    /// <summary>Opens a folder of sessions; none is loaded yet.</summary>
    /// <param name="folder">Where they are; made if missing.</param>
    /// <param name="library">The models; not owned.</param>
    /// <param name="lane">Where everything computes; not owned.</param>
    /// <param name="time">The clock.</param>
    /// <param name="newId">Makes names that cannot be guessed: 8 to 64 lower-case letters and digits.</param>
    /// <param name="options">How many there may be; null for the defaults.</param>
    public SessionHub(string folder, ModelLibrary library, ComputeLane lane, TimeProvider time, Func<string> newId, SessionHubOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(time);
        (_folder, _newId, Options) = (Directory.CreateDirectory(folder).FullName, newId, options ?? new SessionHubOptions());
        _services = new SessionServices(lane, library, time);
        _timer = time.CreateTimer(_ => _ = UnloadIdleAsync(), state: null, LookEvery, LookEvery);
    }

    /// <summary>How many there may be.</summary>
    public SessionHubOptions Options { get; }

    /// <summary>Begins a session.</summary>
    /// <param name="start">With what.</param>
    /// <param name="cancellation">Gives up waiting for the model.</param>
    /// <exception cref="EditException">There is no such model, the seed does not fit it, or there are too many sessions.</exception>
    public async Task<LiveSession> CreateAsync(NewSession start, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        using ModelLease lease = await _services.Library.OpenAsync(start.Model, cancellation);
        SeedImage seed = start.Image;
        EditDocument document = EditDocument.Create(
            start.Name ?? $"{start.Model} {seed.Seed}", lease.Model.Reference, seed, lease.Model.FromSeed(seed.Seed, seed.Label, seed.Truncation));
        return await AddAsync(folder => document, cancellation);
    }

    /// <summary>Begins a session with the edit of a project file.</summary>
    /// <param name="project">Readable and seekable; not trusted.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EditException">It is no project file, its model is not in the library, or there are too many sessions.</exception>
    public async Task<LiveSession> ImportAsync(Stream project, CancellationToken cancellation = default)
    {
        LiveSession session = await AddAsync(folder => ProjectFile.Read(project, folder, cancellation), cancellation);
        try
        {
            (await _services.Library.OpenAsync(session.Snapshot.Document.Model, cancellation)).Dispose();
            return session;
        }
        catch
        {
            await DeleteAsync(session.Id);
            throw;
        }
    }

    /// <summary>A session, from memory or from disk.</summary>
    /// <exception cref="EditException">There is none of that name, it cannot be read, or there is no room for another one in memory.</exception>
    public async Task<LiveSession> OpenAsync(string id, CancellationToken cancellation = default)
    {
        RequireId(id);
        await _gate.WaitAsync(cancellation);
        try
        {
            if (!_loaded.TryGetValue(id, out LiveSession? session))
            {
                ObjectDisposedException.ThrowIf(_isOver, this);
                RequireExists(id);
                await MakeRoomAsync();
                _loaded[id] = session = Load(id);
            }

            session.Touch();
            return session;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Every session that can be read, the one changed last first.</summary>
    public IReadOnlyList<(string Id, SessionSummary Summary)> List() =>
    [
        .. Directory.EnumerateDirectories(_folder)
            .Select(folder => (Id: Path.GetFileName(folder), Summary: SessionFolder.Peek(folder)))
            .Where(session => IsId(session.Id) && session.Summary is not null)
            .Select(session => (session.Id, session.Summary!))
            .OrderByDescending(session => session.Item2.Changed),
    ];

    /// <summary>Deletes a session and all of its files.</summary>
    /// <exception cref="EditException">There is none of that name.</exception>
    public async Task DeleteAsync(string id)
    {
        RequireId(id);
        await _gate.WaitAsync();
        try
        {
            RequireExists(id);
            if (_loaded.Remove(id, out LiveSession? session))
            {
                await session.CloseAsync();
            }

            Directory.Delete(PathOf(id), recursive: true);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops every drag and saves every session.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _gate.WaitAsync();
        try
        {
            _isOver = true;
            foreach (LiveSession session in _loaded.Values)
            {
                await session.CloseAsync();
            }

            _loaded.Clear();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Sends to disk what nobody has used for a while.</summary>
    internal async Task UnloadIdleAsync()
    {
        await _gate.WaitAsync();
        try
        {
            foreach (LiveSession session in Idle().Where(session => _services.Time.GetElapsedTime(session.LastUse) >= Options.IdleAfter).ToArray())
            {
                _loaded.Remove(session.Id);
                await session.CloseAsync();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private static bool IsId(string id) => id.Length is >= 8 and <= MaxIdLength && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    /// <summary>Names come from outside: only what <see cref="_newId"/> may make is ever part of a path.</summary>
    private static void RequireId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!IsId(id))
        {
            throw Unknown();
        }
    }

    private static EditException Unknown() => new(EditFault.NotFound, "There is no such session; it may have been deleted. Begin a new one.");

    private void RequireExists(string id)
    {
        if (!Directory.Exists(PathOf(id)))
        {
            throw Unknown();
        }
    }

    private async Task<LiveSession> AddAsync(Func<SessionFolder, EditDocument> document, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(_isOver, this);
            if (Directory.EnumerateDirectories(_folder).Count() >= Options.MaxSessions)
            {
                throw new EditException(EditFault.Busy, $"There are {Options.MaxSessions:N0} edits already, which is as many as are kept. Delete one first.");
            }

            await MakeRoomAsync();
            string id = _newId();
#pragma warning disable CA2000 // the session's from here on, or disposed below
            SessionFolder folder = SessionFolder.Create(PathOf(id));
#pragma warning restore CA2000
            try
            {
                SessionContent content = new(document(folder), EditHistory.Empty);
                folder.Save(content);
                return _loaded[id] = new LiveSession(id, folder, content, _services);
            }
            catch
            {
                folder.Dispose();
                Directory.Delete(PathOf(id), recursive: true);
                throw;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private LiveSession Load(string id)
    {
#pragma warning disable CA2000 // the session's from here on, or disposed below
        SessionFolder folder = SessionFolder.Open(PathOf(id));
#pragma warning restore CA2000
        try
        {
            SessionContent content = folder.Load();
            folder.CollectGarbage(content);
            return new LiveSession(id, folder, content, _services);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private async Task MakeRoomAsync()
    {
        if (_loaded.Count < Options.MaxLoaded)
        {
            return;
        }

        LiveSession oldest = Idle().MinBy(session => session.LastUse)
            ?? throw new EditException(EditFault.Busy, $"{Options.MaxLoaded} edits are open, which is as many as can be at once. Try again when somebody has finished.");
        _loaded.Remove(oldest.Id);
        await oldest.CloseAsync();
    }

    private IEnumerable<LiveSession> Idle() => _loaded.Values.Where(session => !session.IsWatched && !session.IsDragging);

    private string PathOf(string id) => Path.Combine(_folder, id);
}
