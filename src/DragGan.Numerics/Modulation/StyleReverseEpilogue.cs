using System.Numerics.Tensors;

namespace DragGan.Numerics;

/// <summary>Turns ∂L/∂u into ∂L/∂x = s · ∂L/∂u band by band, and gathers Σ_p ∂L/∂u · x for the styles.</summary>
public sealed class StyleReverseEpilogue : BandEpilogue
{
    private readonly FeatureMap _gradient;
    private readonly FeatureMap _input;
    private readonly FloatBuffer _styles;
    private FloatBuffer? _partial;
    private int _bands;

    /// <summary>Binds the epilogue to its maps.</summary>
    /// <param name="gradient">∂L/∂u on entry, ∂L/∂x on return, <c>[H, W, I]</c>.</param>
    /// <param name="input">x, <c>[H, W, I]</c>.</param>
    /// <param name="state">The layer.</param>
    /// <exception cref="ArgumentException">The maps do not fit each other.</exception>
    public StyleReverseEpilogue(FeatureMap gradient, FeatureMap input, ModulationState state)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(state);
        PaddedRows.RequireBorder(gradient, input, 0, nameof(gradient));
        (_gradient, _input, _styles) = (gradient, input, state.Styles);
    }

    /// <summary>Asks for <see cref="StylesGradient"/> of the next run; only where the layer's row of w⁺ is trained.</summary>
    /// <param name="bands">Bands of the convolution this epilogue ends, over its present region.</param>
    public void GatherStyles(int bands)
    {
        _bands = bands;
        int length = bands * _input.Channels;
        if (_partial is null || _partial.Length < length)
        {
            _partial = new FloatBuffer(length);
        }
    }

    /// <summary>Σ_p ∂L/∂u_i x_i of the last run: the styles' gradient but for the share that passes through the demodulation.</summary>
    /// <param name="stylesGradient">Receives the sums, <c>[I]</c>.</param>
    public void StylesGradient(Span<float> stylesGradient) =>
        PartialSums.Add(_partial!.Span[..(_bands * _input.Channels)], stylesGradient);

    /// <inheritdoc/>
    public override void Finish(int band, int piece, PixelRect part, int firstChannel, int channels)
    {
        ReadOnlySpan<float> styles = _styles.Span.Slice(firstChannel, channels);
        Span<float> sums = _partial is null ? [] : _partial.Span.Slice((band * _input.Channels) + firstChannel, channels);
        if (piece == 0)
        {
            sums.Clear();
        }

        for (int y = part.Top; y < part.Bottom; y++)
        {
            Span<float> gradients = _gradient.Row(y), inputs = _input.Row(y);
            for (int x = part.Left; x < part.Right; x++)
            {
                Span<float> gradient = gradients.Slice((x * _input.Channels) + firstChannel, channels);
                if (sums.Length > 0)
                {
                    TensorPrimitives.MultiplyAdd(gradient, inputs.Slice((x * _input.Channels) + firstChannel, channels), sums, sums);
                }

                TensorPrimitives.Multiply(gradient, styles, gradient);
            }
        }
    }
}
