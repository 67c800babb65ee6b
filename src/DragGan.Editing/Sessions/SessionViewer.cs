namespace DragGan.Editing;

/// <summary>What a viewer has not seen yet. Each part is the latest of its kind, or null if there is nothing new.</summary>
/// <param name="Session">The session, after a change other than a step.</param>
/// <param name="Progress">The session after a step of a drag; null if <paramref name="Session"/> is there, which says it too.</param>
/// <param name="Frame">A picture.</param>
public sealed record ViewerUpdate(SessionSnapshot? Session, SessionSnapshot? Progress, LiveFrame? Frame);

/// <summary>Somebody who watches a session. Keeps only the latest of everything, so a slow viewer misses steps and pictures, never the last ones, and slows nobody.</summary>
public sealed class SessionViewer : IDisposable
{
    private readonly Lock _gate = new();
#pragma warning disable CA2213 // owns no handle unless one is asked for, and a late post may still signal it
    private readonly SemaphoreSlim _news = new(0, 1);
#pragma warning restore CA2213
    private readonly Action<SessionViewer> _leave;
    private SessionSnapshot? _session, _progress;
    private LiveFrame? _frame;
    private bool _isOver;
    private int? _wish;

    internal SessionViewer(Action<SessionViewer> leave) => _leave = leave;

    /// <summary>Waits until there is something new.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What is new; null when the session was closed.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<ViewerUpdate?> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await _news.WaitAsync(cancellation);
            lock (_gate)
            {
                ViewerUpdate update = new(_session, _session is null ? _progress : null, _frame);
                (_session, _progress, _frame) = (null, null, null);
                if (_isOver)
                {
                    Signal(); // whoever asks again learns it too
                    return null;
                }

                if (update is not { Session: null, Progress: null, Frame: null })
                {
                    return update;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _leave(this);

    internal void Post(SessionSnapshot snapshot, bool isStep)
    {
        lock (_gate)
        {
            bool isOnlyStep = isStep && _session is null;
            _session = isOnlyStep ? null : snapshot;
            _progress = isOnlyStep ? snapshot : null;
            Signal();
        }
    }

    internal void Post(LiveFrame frame)
    {
        lock (_gate)
        {
            _frame = frame;
            Signal();
        }
    }

    /// <summary>Remembers the frame this viewer wants to see.</summary>
    /// <returns>Whether nobody is about to fulfil an earlier wish.</returns>
    internal bool Want(int frame)
    {
        lock (_gate)
        {
            bool isFirst = _wish is null;
            _wish = frame;
            return isFirst;
        }
    }

    /// <summary>The latest wish; there is none afterwards.</summary>
    internal int? TakeWish()
    {
        lock (_gate)
        {
            int? wish = _wish;
            _wish = null;
            return wish;
        }
    }

    internal void End()
    {
        lock (_gate)
        {
            _isOver = true;
            Signal();
        }
    }

    private void Signal()
    {
        if (_news.CurrentCount == 0)
        {
            _news.Release();
        }
    }
}
