using System.Collections.Immutable;
using System.Numerics.Tensors;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Dragging;

/// <summary>The buffers of one drag: its reference features, F₀, and the gradients. Made at its first step, used at every one.</summary>
internal sealed class DragWorkspace
{
    private readonly DragSettings _settings;
    private readonly ComputePool _pool;
    private readonly MotionSupervision _motion;
    private readonly PointTracking _tracking;
    private readonly AnchorHold _anchors;
    private readonly MaskTerm? _mask;
    private readonly Latent _startLatent;
    private readonly ImmutableArray<ImagePoint> _origins;
    private readonly float[] _rowGradients;

    /// <summary>Makes the buffers.</summary>
    /// <param name="shape">H = W and C of the feature map.</param>
    /// <param name="state">A state of the drag.</param>
    /// <param name="resolution">R.</param>
    /// <param name="trainedRows">K.</param>
    /// <param name="settings">What the drag was asked to do.</param>
    /// <param name="region">What must not move, if anything.</param>
    /// <param name="pool">Shares the work; not owned.</param>
    public DragWorkspace(
        (int Cells, int Channels) shape, DragState state, int resolution, int trainedRows, DragSettings settings, FixedRegion? region, ComputePool pool)
    {
        (_settings, _pool, _startLatent, _origins) = (settings, pool, state.StartLatent, state.Origins);
        ResizeAxis axis = new(shape.Cells, resolution);
        FeatureGradient = new FeatureMap(shape.Cells, shape.Cells, shape.Channels);
        _rowGradients = new float[trainedRows * state.Latent.Width];
        _motion = new MotionSupervision(axis, settings.DiscRadius(resolution), settings.MotionLoss, shape.Channels);
        _tracking = new PointTracking(axis, settings.WindowRadius(resolution), _origins.Length, shape.Channels);
        _anchors = new AnchorHold(axis, settings.DiscRadius(resolution), _origins, shape.Channels);
        FixedRegion? held = region is { HasBoth: true } && settings.MaskWeight > 0 ? region : null;
        _mask = held is null ? null : new MaskTerm(held, axis, shape.Channels);
        Sight = new StepSight(axis, settings.DiscRadius(resolution), settings.WindowRadius(resolution), held, settings.WholeMap);
        Sight.LookAt(_origins.AsSpan());
        Sight.Touched.Clear();
    }

    /// <summary>Which cells a step looks at and touches.</summary>
    public StepSight Sight { get; }

    /// <summary>∂L/∂F of the last <see cref="Supervise"/>.</summary>
    public FeatureMap FeatureGradient { get; }

    /// <summary>The latest state whose features and loss were finite, if there was one.</summary>
    public DragState? LastGood { get; set; }

    /// <summary>Receives ∂L/∂w⁺ of the trained rows, <c>[K, w_dim]</c>.</summary>
    public Span<float> RowGradients => _rowGradients;

    /// <summary>∂L/∂w⁺ as Adam needs it, after <see cref="SumRows"/>: <c>[K, w_dim]</c>, in W <c>[w_dim]</c>.</summary>
    public ReadOnlySpan<float> LatentGradient =>
        _settings.Space == LatentSpace.W ? _rowGradients.AsSpan(0, _startLatent.Width) : _rowGradients;

    /// <summary>In W one row stands for all, so its gradient is the sum of theirs: adds rows 1 … K - 1 to row 0.</summary>
    public void SumRows()
    {
        if (_settings.Space == LatentSpace.W)
        {
            Span<float> sum = _rowGradients.AsSpan(0, _startLatent.Width);
            for (int row = sum.Length; row < _rowGradients.Length; row += sum.Length)
            {
                TensorPrimitives.Add(sum, _rowGradients.AsSpan(row, sum.Length), sum);
            }
        }
    }

    /// <summary>Whether this is the workspace of the drag that <paramref name="state"/> belongs to.</summary>
    public bool Fits(DragState state) =>
        SameValues(_startLatent, state.StartLatent) && _origins.AsSpan().SequenceEqual(state.Origins.AsSpan());

    /// <summary>Whether two latents lead to the same features.</summary>
    public static bool SameValues(Latent a, Latent b) => ReferenceEquals(a, b) || a.Values.AsSpan().SequenceEqual(b.Values.AsSpan());

    /// <summary>Keeps what the drag is measured against.</summary>
    /// <param name="start">F of the drag's start latent, at the origins and the fixed pixels; not kept, only read.</param>
    public void Remember(FeatureMap start)
    {
        for (int i = 0; i < _origins.Length; i++)
        {
            _tracking.Remember(i, start, _origins[i]);
        }

        _anchors.Remember(start);
        _mask?.Remember(start);
    }

    /// <summary>Finds the handles in the features of the current latent; at a drag's first step they are where they are.</summary>
    public ImmutableArray<Handle> Track(DragState state, FeatureMap features)
    {
        if (state.Step == 0)
        {
            return state.Handles;
        }

        ReadOnlySpan<ImagePoint> found = _tracking.Find(features, state.Handles.AsSpan(), _pool);
        ImmutableArray<Handle>.Builder handles = ImmutableArray.CreateBuilder<Handle>(found.Length);
        for (int i = 0; i < found.Length; i++)
        {
            handles.Add(state.Handles[i] with { Position = found[i] });
        }

        return handles.MoveToImmutable();
    }

    /// <summary>Computes the loss and, into <see cref="FeatureGradient"/>, its gradient.</summary>
    public StepReport Supervise(int step, ImmutableArray<Handle> handles, FeatureMap features)
    {
        double mask = 0;
        if (_mask is null)
        {
            ClearTouched(); // the map is zero everywhere else, since nothing but the last step wrote to it
        }
        else
        {
            mask = _mask.Compute(features, _settings.MaskWeight, FeatureGradient, _pool);
        }

        Sight.Touch(handles.AsSpan(), _origins.AsSpan());
        double motion = _motion.Accumulate(features, handles, FeatureGradient) + _anchors.Accumulate(features, handles, FeatureGradient);
        return new StepReport(step, handles, motion, mask);
    }

    private void ClearTouched()
    {
        int channels = FeatureGradient.Channels;
        foreach (PixelRect rect in Sight.Touched.Rects)
        {
            for (int y = rect.Top; y < rect.Bottom; y++)
            {
                FeatureGradient.Row(y).Slice(rect.Left * channels, rect.Width * channels).Clear();
            }
        }
    }
}
