namespace DragGan.Numerics;

/// <summary>Carries ∂L/∂z back to ∂L/∂c of a modulated layer, into patches that are zero where there is no gradient, ready for the adjoint convolution or FIR.</summary>
public sealed class ActivationReverse : ParallelWork
{
    private readonly FeatureMap _gradient;
    private readonly Region _region;
    private readonly FeatureMap _z;
    private readonly ModulationState _state;
    private readonly PatchMap _patches;
    private readonly int _border;
    private readonly bool _wantsDemodulated;
    private FloatBuffer _partial = new(0);
    private RowSlices _slices;

    /// <summary>Binds the pass to whole maps.</summary>
    /// <param name="gradient">∂L/∂z, <c>[H, W, O]</c>.</param>
    /// <param name="z">The layer's output, <c>[H, W, O]</c>.</param>
    /// <param name="state">The layer.</param>
    /// <param name="padded">Receives ∂L/∂c inside and zeros on its border, <c>[H+2·border, W+2·border, O]</c>; wholly overwritten.</param>
    /// <param name="border">1 before a stride-1 convolution, 2 before the FIR's adjoint.</param>
    /// <param name="wantsDemodulated">Whether <see cref="Demodulated"/> is asked for: only where the layer's row of w⁺ is trained.</param>
    /// <exception cref="ArgumentException">The maps do not fit each other.</exception>
    public ActivationReverse(
        FeatureMap gradient, FeatureMap z, ModulationState state, FeatureMap padded, int border, bool wantsDemodulated)
        : this(gradient, WholeOf(z), z, state, PaddedRows.WithBorder(padded, z, border, nameof(padded)), border, wantsDemodulated)
    {
    }

    /// <summary>Binds the pass to the patches that are arranged when it runs.</summary>
    /// <param name="gradient">∂L/∂z, <c>[H, W, O]</c>; read within the region.</param>
    /// <param name="region">Where the gradient is not zero.</param>
    /// <param name="z">The layer's output, <c>[H, W, O]</c>; read within the region.</param>
    /// <param name="state">The layer.</param>
    /// <param name="patches">Receive ∂L/∂c, and zeros outside the region. Without their borders, the patches cover the region and do not overlap.</param>
    /// <param name="border">How far the patches overlap: 1 before a stride-1 convolution, 2 before the FIR's adjoint.</param>
    /// <param name="wantsDemodulated">Whether <see cref="Demodulated"/> is asked for.</param>
    /// <exception cref="ArgumentException">The maps do not fit each other.</exception>
    public ActivationReverse(
        FeatureMap gradient, Region region, FeatureMap z, ModulationState state, PatchMap patches, int border, bool wantsDemodulated)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(patches);
        PaddedRows.RequireBorder(gradient, z, 0, nameof(gradient));
        (_gradient, _region, _z, _state, _patches) = (gradient, region, z, state, patches);
        (_border, _wantsDemodulated) = (border, wantsDemodulated);
    }

    /// <summary>Runs the pass.</summary>
    public void Run(ComputePool pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        _slices = new RowSlices(_patches.Rows, _patches.Stride * _patches.Channels);
        if (_wantsDemodulated && _partial.Length < _slices.Count * _z.Channels)
        {
            _partial = new FloatBuffer(_slices.Count * _z.Channels);
        }

        pool.Run(this, _slices.Count, cancellation);
    }

    /// <summary>Σ_p g_y (y − noise) of the last run, for <see cref="Demodulation.Backward"/>.</summary>
    /// <param name="demodulated">Receives the sums, <c>[O]</c>.</param>
    public void Demodulated(Span<float> demodulated) =>
        PartialSums.Add(_partial.Span[..(_slices.Count * _z.Channels)], demodulated);

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        (int first, int end) = _slices[slice];
        Span<float> demodulated = _wantsDemodulated ? _partial.Span.Slice(slice * _z.Channels, _z.Channels) : [];
        demodulated.Clear();
        for (int row = first; row < end; row++)
        {
            (int patch, int y) = _patches.Find(row);
            _patches.Row(patch, y).Clear();
            foreach (PixelRect rect in _region.Rects)
            {
                PixelRect part = rect.Intersect(_patches[patch]);
                if (!part.IsEmpty && y >= part.Top && y < part.Bottom)
                {
                    ComputeRow(patch, y, part, demodulated);
                }
            }
        }
    }

    private void ComputeRow(int patch, int y, PixelRect part, Span<float> demodulated)
    {
        int channels = _z.Channels;
        ReadOnlySpan<float> gradient = _gradient.Row(y), z = _z.Row(y), noise = _state.Noise.Span;
        Span<float> target = _patches.Memory.Span[_patches.Offset(patch, y, part.Left)..];

        // Borders may reach into a neighbouring patch: each pixel is summed up only where it is no border.
        PixelRect owned = _patches[patch].Grow(-_border, -_border);
        bool ownsRow = y >= owned.Top && y < owned.Bottom;
        for (int x = part.Left; x < part.Right; x++)
        {
            LayerActivation.Backward(
                gradient.Slice(x * channels, channels), z.Slice(x * channels, channels), _state.Demodulation.Span, _state.Bias.Span,
                noise.IsEmpty ? 0 : noise[(y * _z.Width) + x], _state.Activation,
                target.Slice((x - part.Left) * channels, channels),
                ownsRow && x >= owned.Left && x < owned.Right ? demodulated : []);
        }
    }

    private static Region WholeOf(FeatureMap z)
    {
        ArgumentNullException.ThrowIfNull(z);
        return new Region(z.Height, z.Width);
    }
}
