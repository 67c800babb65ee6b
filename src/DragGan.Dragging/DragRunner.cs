using System.Collections.Immutable;
using System.Numerics.Tensors;
using DragGan.Numerics;
using DragGan.StyleGan;
using static DragGan.Dragging.DragRequirements;

namespace DragGan.Dragging;

/// <summary>Carries out drags on one network: pull, track, repeat. Pan et al., SIGGRAPH 2023.</summary>
/// <remarks>
/// One iteration: features, tracking (not at the first), stop test, motion loss, mask loss, Adam. Holds the buffers of the drag it
/// worked on last and no other state: what a drag has decided is in its <see cref="DragState"/>. Not thread-safe, as the network is not.
/// </remarks>
public sealed class DragRunner
{
    private readonly IFeatureSynthesis _network;
    private readonly FixedRegion? _region;
    private readonly ComputePool _pool;
    private readonly AdamSettings _adam;
    private readonly int _block;
    private readonly int _trainedRows;
    private DragWorkspace? _workspace;

    /// <summary>Prepares drags; nothing is computed yet.</summary>
    /// <param name="network">The network; not owned.</param>
    /// <param name="settings">How to drag.</param>
    /// <param name="pool">Shares the work of tracking and mask; not owned. Results do not depend on its number of threads.</param>
    /// <param name="region">What must not move; null if everything may.</param>
    /// <exception cref="ArgumentException">The network lacks the feature block or the trained rows asked for, or the mask has another size than its picture.</exception>
    public DragRunner(IFeatureSynthesis network, DragSettings settings, ComputePool pool, FixedRegion? region = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(pool);
        _block = Available(settings.FeatureBlock, DragSettings.DefaultFeatureBlock, network.BlockCount, "feature block", "blocks");
        _trainedRows = Available(settings.TrainedRows, DragSettings.DefaultTrainedRows, network.LatentRows, "number of trained rows", "rows of w⁺");
        if (region is not null && region.Resolution != network.Resolution)
        {
            throw new ArgumentException(
                $"The mask is {region.Resolution} × {region.Resolution} pixels, but the model's pictures are {network.Resolution} × {network.Resolution}. Give a mask of that size.", nameof(region));
        }

        (_network, Settings, _pool, _region) = (network, settings, pool, region);
        _adam = new AdamSettings { LearningRate = settings.StepSize, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8 };
    }

    /// <summary>How drags are carried out.</summary>
    public DragSettings Settings { get; }

    /// <summary>∂L/∂w⁺ of the last step: <c>[K, w_dim]</c>, in W <c>[w_dim]</c>. Tests look at it.</summary>
    internal ReadOnlySpan<float> LastGradient => _workspace is null ? [] : _workspace.LatentGradient;

    /// <summary>Begins a drag: references are taken from this latent's picture, moments start at zero. Also how to go on with other handles: start again from <see cref="DragState.Latent"/>.</summary>
    /// <param name="latent">w⁺. In W its trained rows are replaced by row 0.</param>
    /// <param name="handles">At least one; positions are rounded to whole pixels, targets are not.</param>
    /// <exception cref="ArgumentException">The latent is not of this network's shape, there is no handle, or a point lies outside the picture.</exception>
    public DragState Start(Latent latent, params IEnumerable<Handle> handles)
    {
        ArgumentNullException.ThrowIfNull(latent);
        ImmutableArray<Handle> rounded = [.. handles.Select(h => h with { Position = h.Position.ToPixel() })];
        Latent start = Settings.Space == LatentSpace.W ? LatentStep.RepeatFirstRow(latent, _trainedRows) : latent;
        DragState state = new(start, rounded, step: 0, AdamMoments.None, start, [.. rounded.Select(h => h.Position)], closest: null);
        RequireFit(state);
        return state;
    }

    /// <summary>Drags until an outcome other than <see cref="DragOutcome.Running"/>; the last element has it.</summary>
    /// <param name="start">Where to begin or go on. <see cref="DragSettings.MaxSteps"/> counts from the drag's beginning.</param>
    /// <param name="cancellation">Ends the drag with <see cref="DragOutcome.Stopped"/> and the last state, also in the middle of a step.</param>
    /// <returns>One element per step, computed as it is asked for.</returns>
    /// <exception cref="ArgumentException">The state does not fit the network.</exception>
    /// <exception cref="DragException">While enumerating: a number became NaN or infinite.</exception>
    public IEnumerable<DragProgress> Run(DragState start, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        RequireFit(start);
        return Steps(start, cancellation);
    }

    /// <summary>Makes one step.</summary>
    /// <param name="state">The state to go on from; unchanged.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    /// <returns>The next state. Arrived and Stalled leave the latent as it was: the handles are where its picture shows them.</returns>
    /// <exception cref="ArgumentException">The state does not fit the network.</exception>
    /// <exception cref="DragException">The loss or a gradient is NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the state given is still good.</exception>
    public DragProgress Step(DragState state, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        RequireFit(state);
        FeatureMap features = FeaturesOf(state, cancellation);
        DragWorkspace workspace = _workspace!;
        ImmutableArray<Handle> handles = workspace.Track(state, features);
        StepReport report = workspace.Supervise(state.Step, handles, features);
        if (!double.IsFinite(report.Loss))
        {
            throw NotFinite(state, workspace.LastGood ?? state, $"the loss is {report.Loss} ({report.Motion} motion + {report.Mask} mask)");
        }

        workspace.LastGood = state;
        (double total, bool arrived) = Distances(handles, state.Origins);
        ClosestApproach closest = state.Closest?.After(total, state.Step) ?? new ClosestApproach(total, state.Step);
        bool stalled = Settings.Patience > 0 && state.Step - closest.Step >= Settings.Patience;
        if (arrived || stalled)
        {
            DragState rest = new(state.Latent, handles, state.Step, state.Moments, state.StartLatent, state.Origins, closest);
            return new DragProgress(rest, report, arrived ? DragOutcome.Arrived : DragOutcome.Stalled, state.Latent);
        }

        _network.Backward(workspace.FeatureGradient, _trainedRows, workspace.RowGradients, workspace.Sight.Touched, cancellation);
        workspace.SumRows();
        DragState next = Optimise(state, handles, closest, workspace.LatentGradient);
        return new DragProgress(next, report, next.Step >= Settings.MaxSteps ? DragOutcome.Limit : DragOutcome.Running, state.Latent);
    }

    private IEnumerable<DragProgress> Steps(DragState state, CancellationToken cancellation)
    {
        DragOutcome outcome = DragOutcome.Running;
        while (outcome == DragOutcome.Running)
        {
            DragProgress progress = state.Step >= Settings.MaxSteps
                ? new DragProgress(state, Report: null, DragOutcome.Limit, state.Latent)
                : StepOrStop(state, cancellation);
            (state, outcome) = (progress.State, progress.Outcome);
            yield return progress;
        }
    }

    private DragProgress StepOrStop(DragState state, CancellationToken cancellation)
    {
        try
        {
            return Step(state, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new DragProgress(state, Report: null, DragOutcome.Stopped, state.Latent);
        }
    }

    private FeatureMap FeaturesOf(DragState state, CancellationToken cancellation)
    {
        FeatureMap? start = null;
        if (_workspace?.Fits(state) != true)
        {
            DragWorkspace fresh = new(_network.FeatureShape(_block), state, _network.Resolution, _trainedRows, Settings, _region, _pool);
            start = _network.Features(state.StartLatent.Values.AsSpan(), _block, fresh.Sight.Seen, cancellation);
            fresh.Remember(start);
            _workspace = fresh;
        }

        _workspace.Sight.Look(state.Handles.AsSpan(), state.Origins.AsSpan(), tracking: state.Step > 0);
        return start is not null && state.Step == 0 && DragWorkspace.SameValues(state.Latent, state.StartLatent)
            ? start
            : _network.Features(state.Latent.Values.AsSpan(), _block, _workspace.Sight.Seen, cancellation);
    }

    private DragState Optimise(DragState state, ImmutableArray<Handle> handles, ClosestApproach closest, ReadOnlySpan<float> gradient)
    {
        (ImmutableArray<float> values, AdamMoments moments) =
            LatentStep.Make(state, gradient, _trainedRows, _adam);
        return TensorPrimitives.IsFiniteAll(gradient) && TensorPrimitives.IsFiniteAll(values.AsSpan())
            ? new DragState(
                new Latent(state.Latent.Rows, state.Latent.Width, values), handles, state.Step + 1, moments, state.StartLatent, state.Origins, closest)
            : throw NotFinite(state, state, "the gradient holds NaN or infinity");
    }

    private DragException NotFinite(DragState state, DragState lastGood, string what) => new(
        $"The drag broke off at step {state.Step}: {what}, from the features of block {_block}. The model's weights may be damaged ('info' tells more), "
        + $"or the step size of {Settings.StepSize} is too large for it. The last good state, after {lastGood.Step} steps, is kept.",
        lastGood);

    /// <summary>How far there is to go, and whether that is near enough.</summary>
    private (double Total, bool Arrived) Distances(ImmutableArray<Handle> handles, ImmutableArray<ImagePoint> origins)
    {
        double stop = DragSettings.StopDistance(_network.Resolution), total = 0, farthest = 0;
        for (int i = 0; i < handles.Length; i++)
        {
            double distance = handles[i].Distance;
            farthest = Math.Max(farthest, distance);

            // An anchor that wavers by a pixel or two must not pass for a loss of ground: a few of them would outweigh a handle that gets on.
            total += handles[i].IsAnchorOf(origins[i]) ? Math.Max(distance - stop, 0) : distance;
        }

        return (total, farthest <= stop);
    }

    private void RequireFit(DragState state)
    {
        RequireShape(state.Latent, _network);
        RequireShape(state.StartLatent, _network);
        RequireMoments(state, (Settings.Space == LatentSpace.W ? 1 : _trainedRows) * _network.LatentWidth);
        for (int i = 0; i < state.Handles.Length; i++)
        {
            RequireInside(state.Handles[i].Target, "target", i, _network.Resolution);
            RequireInside(state.Handles[i].Position, "position", i, _network.Resolution);
            RequireInside(state.Origins[i], "origin", i, _network.Resolution);
            RequireWholePixel(state.Handles[i].Position, "position", i);
            RequireWholePixel(state.Origins[i], "origin", i);
        }
    }
}
