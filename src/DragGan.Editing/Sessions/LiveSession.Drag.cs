using DragGan.Dragging;

namespace DragGan.Editing;

/// <content>The drag.</content>
public sealed partial class LiveSession
{
    private RunningDrag? _drag, _rested;
    private IDisposable? _turns;

    /// <summary>Starts a drag, or lets the last one go on if nothing but targets has changed since. Does nothing if one runs.</summary>
    /// <param name="gesture">The gesture it belongs to, with which it is undone; null for a drag of its own.</param>
    /// <param name="cancellation">Gives up waiting for the model.</param>
    /// <exception cref="EditException">There is nothing to pull, the model is gone, or too many drags run.</exception>
    public async Task<SessionSnapshot> StartDragAsync(string? gesture = null, CancellationToken cancellation = default)
    {
        RequireSomethingToPull(Snapshot.Document);
        (LoadedModel model, FramePainter painter) = await _model.GetAsync(Snapshot.Document.Model, cancellation);
        lock (_gate)
        {
            if (_drag is not null)
            {
                return Current;
            }

            DragPlan plan = RequireSomethingToPull(_document);
            if (plan.Document.Model != model.Reference)
            {
                throw new EditException(EditFault.Conflict, "The model was changed just now. Start the drag again.");
            }

            RunningDrag drag = _rested is { } rested && rested.Model == model && rested.CanGoOn(plan)
                ? rested
                : new RunningDrag(this, model, painter, _services);
            _turns = _services.Lane.AddLoop(Id, drag);
            _drag = drag;
            _history = _history.Open(plan.Points.Length == 1 ? $"Drag point {plan.Points[0].Id}" : $"Drag {plan.Points.Length} points", _document, gesture);
            _reading = new LiveDrag(LiveDragPhase.Waiting, LiveDragEnd.None, null, 0, 0, 0, plan.Distance());
            if (drag == _rested)
            {
                _saver.Now(); // its log is known already, so nothing else would tell the disk that steps are being added
            }

            Touch();
            return Announce();
        }
    }

    /// <summary>Stops the drag; the picture stays as it is. Does nothing if none runs.</summary>
    public SessionSnapshot StopDrag()
    {
        lock (_gate)
        {
            return _drag is { } drag ? End(drag, LiveDragEnd.Stopped, message: null) : Current;
        }
    }

    /// <summary>Moves a handle's target, as a hand does that pulls at it, and sees to it that a drag runs.</summary>
    /// <param name="point">The handle's number.</param>
    /// <param name="target">Where it shall come to rest.</param>
    /// <param name="gesture">All pulls of one gesture are undone as one, with the drag.</param>
    /// <param name="cancellation">Gives up waiting for the model.</param>
    /// <exception cref="EditException">There is no such point, or the place is outside the picture.</exception>
    public async Task<SessionSnapshot> PullAsync(int point, ImagePoint target, string? gesture, CancellationToken cancellation = default)
    {
        SessionSnapshot moved = Edit($"Move target {point}", document => document.MovePoint(point, target: target), gesture ?? $"pull {point}", stopsDrag: false);
        return IsDragging ? moved : await StartDragAsync(gesture ?? $"pull {point}", cancellation);
    }

    /// <summary>What a drag shall do next; null when it is not this session's drag any more.</summary>
    internal DragPlan? PlanOf(RunningDrag drag)
    {
        lock (_gate)
        {
            return _drag == drag ? DragPlan.Of(_document) : null;
        }
    }

    /// <summary>Takes a step in.</summary>
    /// <param name="drag">Whose.</param>
    /// <param name="plan">What it was made from.</param>
    /// <param name="newLog">Where the steps are, if this is the first one kept.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="reading">How the drag gets on.</param>
    /// <returns>The document with it; null if the session has changed meanwhile.</returns>
    internal EditDocument? Grow(RunningDrag drag, DragPlan plan, StepLog? newLog, int count, LiveDrag reading)
    {
        lock (_gate)
        {
            if (_drag != drag || !plan.Allows(DragPlan.Of(_document)))
            {
                return null;
            }

            if (newLog is not null)
            {
                _document = _document.BeginDrag(newLog, [.. plan.Points.Select(point => point.Id)]);
            }

            if (count > 0)
            {
                _document = _document.WithSteps(count);
            }

            _reading = reading;
            if (newLog is not null)
            {
                _saver.Now(); // from here on the log is found again whatever happens
            }

            Announce(isStep: true);
            return _document;
        }
    }

    /// <summary>The drag has come to rest; tells, saves, and shows its last frame whole.</summary>
    internal SessionSnapshot End(RunningDrag drag, LiveDragEnd end, string? message)
    {
        lock (_gate)
        {
            if (_drag != drag)
            {
                return Current;
            }

            Finish(end, message);
            _saver.Now();
            Touch();
            SessionSnapshot after = Announce();
            Refresh();
            LookAtPoints();
            return after;
        }
    }

    private static DragPlan RequireSomethingToPull(EditDocument document) => DragPlan.Of(document) is { CanDrag: true } plan
        ? plan
        : throw new EditException(EditFault.Conflict, "There is nothing to pull: place a point on the picture and give it a target, then start.");

    /// <summary>Ends the drag in document and history. With the gate held.</summary>
    private void Finish(LiveDragEnd end, string? message)
    {
        _turns!.Dispose(); // a step in the middle is given up
        _drag!.Rest();
        (_rested, _drag, _turns) = (_drag, null, null);
        _document = _document.EndDrag();
        _history = _history.Close(_document);
        _reading = _reading with { Phase = LiveDragPhase.Idle, End = end, Message = message, StepsPerSecond = 0, PicturesPerSecond = 0 };
    }
}
