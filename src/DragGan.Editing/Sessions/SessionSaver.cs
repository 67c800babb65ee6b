namespace DragGan.Editing;

/// <summary>Keeps a session on disk: at once after an edit, a little later while something is being moved, and again if the disk did not take it.</summary>
/// <remarks>A drag's steps need no saving: their log is written as they are made.</remarks>
internal sealed class SessionSaver : IDisposable
{
    private static readonly TimeSpan ALittle = TimeSpan.FromMilliseconds(250), Again = TimeSpan.FromSeconds(3);

    private readonly Lock _gate;
    private readonly SessionFolder _folder;
    private readonly Func<SessionContent> _content;
    private readonly Action<bool> _told;
    private readonly ITimer _timer;
    private bool _isDue, _isOver;

    /// <summary>For a session.</summary>
    /// <param name="gate">The session's lock: one lock for both, so that neither waits for the other.</param>
    /// <param name="folder">Where to; not owned.</param>
    /// <param name="content">What there is to save.</param>
    /// <param name="told">Is told whether it was saved.</param>
    /// <param name="time">The clock.</param>
    public SessionSaver(Lock gate, SessionFolder folder, Func<SessionContent> content, Action<bool> told, TimeProvider time)
    {
        (_gate, _folder, _content, _told) = (gate, folder, content, told);
        _timer = time.CreateTimer(_ => OnTimer(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Saves before it returns.</summary>
    public void Now()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _isDue = false;
            bool isSaved = Save(_content());
            if (!isSaved)
            {
                Wait(Again);
            }

            _told(isSaved);
        }
    }

    /// <summary>Saves a little later, together with what comes meanwhile.</summary>
    public void Soon()
    {
        lock (_gate)
        {
            if (!_isDue && !_isOver)
            {
                Wait(ALittle);
            }
        }
    }

    /// <summary>Saves what is due and nothing any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDue)
            {
                Now();
            }

            _isOver = true;
        }

        _timer.Dispose();
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            if (_isDue)
            {
                Now();
            }
        }
    }

    private void Wait(TimeSpan time)
    {
        _isDue = true;
        _timer.Change(time, Timeout.InfiniteTimeSpan);
    }

    private bool Save(SessionContent content)
    {
        try
        {
            _folder.Save(content);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
