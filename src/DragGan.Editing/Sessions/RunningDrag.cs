using DragGan.Dragging;

namespace DragGan.Editing;

/// <summary>A session's drag on the lane: a step a turn, and a picture where the budget allows one. It follows the document: targets that move, points and masks that change.</summary>
/// <remarks>After its end it can be added to the lane again and goes on to the same bits, as long as nothing but targets has changed.</remarks>
internal sealed class RunningDrag(LiveSession session, LoadedModel model, FramePainter painter, SessionServices services) : ILaneLoop
{
    // Half of the time: a hand that pulls looks at the picture, and beside a browser on the same machine less would be a slide show.
    private readonly PictureBudget _budget = new(share: 0.5, picturesPerSecond: 30);
    private readonly EventRate _steps = new(services.Time), _pictures = new(services.Time);
    private readonly PreviewSize _size = new(model);
    private DragPlan? _plan;
    private DragRunner? _runner;
    private DragState? _state;
    private StepLog? _log;

    /// <summary>The model it runs on.</summary>
    public LoadedModel Model => model;

    /// <summary>Whether it can go on for a document: nothing but targets has changed since its last step.</summary>
    public bool CanGoOn(DragPlan plan) =>
        _plan is not null && _state is not null && _plan.Allows(plan) && _state.Step < plan.Document.Settings.Drag.MaxSteps;

    /// <inheritdoc/>
    public bool Turn(CancellationToken cancellation)
    {
        if (session.PlanOf(this) is not DragPlan plan)
        {
            return false; // stopped meanwhile
        }

        if (!plan.CanDrag)
        {
            session.End(this, LiveDragEnd.Stopped, message: null);
            return false;
        }

        Prepare(plan);
        long before = services.Time.GetTimestamp();
        DragProgress progress;
        try
        {
            progress = _runner!.Step(_state!, cancellation);
        }
        catch (DragException error)
        {
            session.End(this, LiveDragEnd.Failed, error.Message);
            return false;
        }

        _budget.AddStep(services.Time.GetElapsedTime(before));
        _steps.Add();
        return Keep(progress) ? GoOn(progress, cancellation) : session.PlanOf(this) is not null;
    }

    /// <inheritdoc/>
    public void Failed(Exception exception) => session.End(this, LiveDragEnd.Failed, LiveSession.Describe(exception));

    /// <summary>Lets go of the buffers; the next turn takes new ones.</summary>
    public void Rest() => _runner = null;

    /// <summary>Begins, or takes up what has changed since the last step.</summary>
    private void Prepare(DragPlan plan)
    {
        bool goesOn = _state is not null && _plan?.Allows(plan) == true;
        if (_runner is null || !goesOn)
        {
            FixedRegion? region = plan.Document.Mask is { HasBoth: true } mask ? new FixedRegion(mask.Width, mask.Fixed.ToArray()) : null;
            _runner = new DragRunner(model.Synthesis, plan.Document.Settings.Drag, services.Lane.Pool, region);
        }

        if (!goesOn)
        {
            (_state, _log) = (_runner.Start(plan.Document.Latent, plan.Handles()), null);
        }
        else if (HasOtherTargets(plan))
        {
            _state = _state!.WithTargets(plan.Targets());
        }

        _plan = plan;
    }

    private bool HasOtherTargets(DragPlan plan) => !_state!.Handles.Select(handle => handle.Target).SequenceEqual(plan.Targets());

    /// <summary>Writes the step down. The first report is of the picture the drag began with, which is a frame already.</summary>
    /// <returns>False if the session has changed meanwhile, so that the step belongs to nothing.</returns>
    private bool Keep(DragProgress progress)
    {
        StepReport report = progress.Report!;
        bool isNew = _log is null && report.Step > 0;
        if (isNew)
        {
            int rows = Math.Min(_plan!.Document.Settings.Drag.TrainedRows, _state!.Latent.Rows);
            _log = session.Folder.NewStepLog(_state.StartLatent, rows, _plan.Points.Length);
        }

        if (report.Step > 0)
        {
            _log!.Append(new KeptStep(progress.Measured, report.Handles, report.Motion, report.Mask));
        }

        _state = progress.State;
        double distance = report.Handles.Zip(_plan!.Points).Where(pair => pair.Second.Kind == PointKind.Handle).Sum(pair => pair.First.Distance);
        LiveDrag reading = new(LiveDragPhase.Running, LiveDragEnd.None, Message: null, _state.Step, _steps.PerSecond, _pictures.PerSecond, distance);
        if (session.Grow(this, _plan, isNew ? _log : null, _log?.Count ?? 0, reading) is not EditDocument grown)
        {
            return false;
        }

        _plan = DragPlan.Of(grown);
        return true;
    }

    private bool GoOn(DragProgress progress, CancellationToken cancellation)
    {
        bool isOver = progress.Outcome != DragOutcome.Running || _log?.Count >= StepLog.MaxCount;
        if (isOver && session.PlanOf(this) is DragPlan now && !HasOtherTargets(now)) // a target that has just moved keeps it going
        {
            session.End(this, progress.Outcome switch
            {
                DragOutcome.Arrived => LiveDragEnd.Arrived,
                DragOutcome.Stalled => LiveDragEnd.Stalled,
                _ => LiveDragEnd.Limit,
            }, message: null);
            return false;
        }

        if (session.IsWatched && _budget.Allows)
        {
            long before = services.Time.GetTimestamp();
            EditDocument document = _plan!.Document;
            LiveFrame frame = new(
                painter.Quick(document, progress.Measured, _size.Block, cancellation), document.FrameCount - 1, session.Revision, _size.IsPreview, IsAtRest: false);
            TimeSpan elapsed = services.Time.GetElapsedTime(before);
            _budget.AddPicture(elapsed);
            _size.Took(elapsed);
            _pictures.Add();
            session.Publish(frame);
        }

        return true;
    }
}
