namespace DragGan.Numerics;

/// <summary>Carries ∂L/∂z back to ∂L/∂c of a modulated layer, into a map with a border of zeros, ready for the adjoint convolution or FIR.</summary>
public sealed class ActivationReverse : ParallelWork
{
    private readonly FeatureMap _gradient;
    private readonly FeatureMap _z;
    private readonly ModulationState _state;
    private readonly FeatureMap _padded;
    private readonly FloatBuffer? _partial;
    private readonly RowSlices _slices;
    private readonly int _border;

    /// <summary>Binds the pass to its maps.</summary>
    /// <param name="gradient">∂L/∂z, <c>[H, W, O]</c>.</param>
    /// <param name="z">The layer's output, <c>[H, W, O]</c>.</param>
    /// <param name="state">The layer.</param>
    /// <param name="padded">Receives ∂L/∂c inside and zeros on its border, <c>[H+2·border, W+2·border, O]</c>; wholly overwritten.</param>
    /// <param name="border">1 before a stride-1 convolution, 2 before the FIR's adjoint.</param>
    /// <param name="wantsDemodulated">Whether <see cref="Demodulated"/> is asked for: only where the layer's row of w⁺ is trained.</param>
    /// <exception cref="ArgumentException">The maps do not fit each other.</exception>
    public ActivationReverse(
        FeatureMap gradient, FeatureMap z, ModulationState state, FeatureMap padded, int border, bool wantsDemodulated)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(padded);
        PaddedRows.RequireBorder(padded, z, border, nameof(padded));
        PaddedRows.RequireBorder(gradient, z, 0, nameof(gradient));
        (_gradient, _z, _state, _padded, _border) = (gradient, z, state, padded, border);
        _slices = new RowSlices(padded.Height, padded.Width * padded.Channels);
        _partial = wantsDemodulated ? new FloatBuffer(_slices.Count * z.Channels) : null;
    }

    /// <summary>Runs the pass.</summary>
    public void Run(ComputePool pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        pool.Run(this, _slices.Count, cancellation);
    }

    /// <summary>Σ_p g_y (y − noise) of the last run, for <see cref="Demodulation.Backward"/>.</summary>
    /// <param name="demodulated">Receives the sums, <c>[O]</c>.</param>
    public void Demodulated(Span<float> demodulated) => PartialSums.Add(_partial!.Span, demodulated);

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        (int first, int end) = _slices[slice];
        int channels = _z.Channels, width = _z.Width;
        Span<float> demodulated = _partial is null ? [] : _partial.Span.Slice(slice * channels, channels);
        demodulated.Clear();
        ReadOnlySpan<float> noise = _state.Noise.Span;
        for (int y = first; y < end; y++)
        {
            if (!PaddedRows.Begin(_padded, y, _border, out Span<float> target))
            {
                continue;
            }

            ReadOnlySpan<float> gradient = _gradient.Row(y - _border), z = _z.Row(y - _border);
            for (int x = 0; x < width; x++)
            {
                LayerActivation.Backward(
                    gradient.Slice(x * channels, channels), z.Slice(x * channels, channels), _state.Demodulation.Span, _state.Bias.Span,
                    noise.IsEmpty ? 0 : noise[((y - _border) * width) + x], _state.Activation,
                    target.Slice(x * channels, channels), demodulated);
            }
        }
    }
}
