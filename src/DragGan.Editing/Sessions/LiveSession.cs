using System.Collections.Immutable;

namespace DragGan.Editing;

/// <summary>An edit somebody works on: its document and history, the drag that runs, and those who watch. Thread-safe; nothing waits for the lane unless it says so.</summary>
#pragma warning disable CA1001 // closed, not disposed: only the hub may end a session, and ending takes time
public sealed partial class LiveSession
#pragma warning restore CA1001
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly SessionServices _services;
    private readonly SessionModel _model;
    private readonly SessionSaver _saver;
    private readonly List<SessionViewer> _viewers = [];
    private EditDocument _document;
    private EditHistory _history;
    private LiveDrag _reading = LiveDrag.None;
    private ImmutableDictionary<int, bool> _smooth = ImmutableDictionary<int, bool>.Empty;
    private long _revision;
    private bool _isSaved = true;

    internal LiveSession(string id, SessionFolder folder, SessionContent content, SessionServices services)
    {
        (Id, Folder, _services, _document, _history) = (id, folder, services, content.Document, content.History);
        _model = new SessionModel(services.Library);
        _saver = new SessionSaver(_gate, folder, () => new SessionContent(_document, _history), Saved, services.Time);
        _revision = services.Time.GetUtcNow().ToUnixTimeMilliseconds(); // so that it goes on after a restart; changes come slower than milliseconds
        LastUse = services.Time.GetTimestamp();
    }

    /// <summary>The session's name.</summary>
    public string Id { get; }

    /// <summary>The session as it is now.</summary>
    public SessionSnapshot Snapshot
    {
        get
        {
            lock (_gate)
            {
                return Current;
            }
        }
    }

    /// <summary>Whether a drag goes on.</summary>
    public bool IsDragging
    {
        get
        {
            lock (_gate)
            {
                return _drag is not null;
            }
        }
    }

    /// <summary>Whether somebody watches.</summary>
    public bool IsWatched
    {
        get
        {
            lock (_gate)
            {
                return _viewers.Count > 0;
            }
        }
    }

    internal SessionFolder Folder { get; }

    internal long Revision
    {
        get
        {
            lock (_gate)
            {
                return _revision;
            }
        }
    }

    /// <summary>When it was asked for last, as a time stamp.</summary>
    internal long LastUse { get; private set; }

    /// <summary>To be read with the gate held.</summary>
    private SessionSnapshot Current => new(Id, _revision, _document, _reading, _history.UndoLabel, _history.RedoLabel, _smooth, _isSaved);

    /// <summary>Watches the session from now on: first comes all of it, then what changes.</summary>
    /// <returns>To be disposed when nobody looks any more.</returns>
    public SessionViewer Watch()
    {
        SessionViewer viewer = new(Leave);
        lock (_gate)
        {
            _viewers.Add(viewer);
            viewer.Post(Current, isStep: false);
        }

        Refresh(viewer);
        return viewer;
    }

    /// <summary>Ends the drag, saves, and lets everything go. Nothing else may be called afterwards.</summary>
    internal async Task CloseAsync()
    {
        StopDrag();
        await _closing.CancelAsync();
        await _services.Lane.CancelOwner(Id);
        lock (_gate)
        {
            _viewers.ForEach(viewer => viewer.End());
            _viewers.Clear();
        }

        _saver.Now();
        _saver.Dispose();
        _model.Dispose();
        Folder.Dispose();
    }

    internal void Touch() => LastUse = _services.Time.GetTimestamp();

    internal void Publish(LiveFrame frame)
    {
        lock (_gate)
        {
            _viewers.ForEach(viewer => viewer.Post(frame));
        }
    }

    /// <summary>What went wrong, for a person.</summary>
    internal static string Describe(Exception error) => error switch
    {
        EditException => error.Message,
        IOException or UnauthorizedAccessException => $"The disk does not take it: {error.Message}",
        OutOfMemoryException => "There is not enough memory for this. Close other edits, or use a smaller model.",
        _ => $"This should not have happened, it is a mistake in the program: {error.GetType().Name}: {error.Message}",
    };

    /// <summary>Tells everybody. With the gate held or without.</summary>
    private SessionSnapshot Announce(bool isStep = false)
    {
        lock (_gate)
        {
            _revision++;
            SessionSnapshot snapshot = Current;
            _viewers.ForEach(viewer => viewer.Post(snapshot, isStep));
            return snapshot;
        }
    }

    /// <summary>With the gate held.</summary>
    private void Saved(bool isSaved)
    {
        if (isSaved != _isSaved)
        {
            _isSaved = isSaved;
            Announce();
        }
    }

    private void Leave(SessionViewer viewer)
    {
        lock (_gate)
        {
            _viewers.Remove(viewer);
        }

        Touch();
    }
}
