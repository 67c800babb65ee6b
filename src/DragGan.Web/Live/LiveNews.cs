using DragGan.Editing;

namespace DragGan.Web;

/// <summary>Passes on what is new in a session: changes and frames at once, a drag's progress at a pace that a page can show.</summary>
internal sealed class LiveNews(SessionViewer viewer, ModelLibrary library, LiveSender sender, TimeProvider time)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1 / 30.0);

    private SessionSnapshot? _progress;
    private long _sent = long.MinValue;

    /// <summary>Passes on until the session is closed.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or the client takes nothing any more.</exception>
    public async Task Run(CancellationToken cancellation)
    {
        Task<ViewerUpdate?> next = viewer.NextAsync(cancellation);
        while (true)
        {
            if (_progress is { } progress && !await ComesWithin(next, Wait(), cancellation))
            {
                await sender.Send(progress.ToProgress(), cancellation);
                (_progress, _sent) = (null, time.GetTimestamp());
                continue;
            }

            if (await next is not { } update)
            {
                return;
            }

            next = viewer.NextAsync(cancellation);
            await Pass(update, cancellation);
        }
    }

    private async Task Pass(ViewerUpdate update, CancellationToken cancellation)
    {
        _progress = update.Session is null ? update.Progress ?? _progress : null; // a session says what its progress says
        if (update.Session is { } session)
        {
            await sender.Send(new SessionMessage(session.ToSession(library)), cancellation);
        }

        if (update.Frame is { } frame)
        {
            await sender.Send(frame, cancellation);
        }
    }

    private TimeSpan Wait()
    {
        TimeSpan wait = _sent == long.MinValue ? TimeSpan.Zero : Pace - time.GetElapsedTime(_sent);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private async Task<bool> ComesWithin(Task next, TimeSpan wait, CancellationToken cancellation)
    {
        if (wait == TimeSpan.Zero)
        {
            return false;
        }

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bool comes = await Task.WhenAny(next, Task.Delay(wait, time, stop.Token)) == next;
        await stop.CancelAsync();
        return comes;
    }
}
