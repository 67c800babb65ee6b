using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>One modulated convolution of a session: its maps, its styles, and the passes that lead from input to output.</summary>
/// <remarks>
/// <code>
/// conv1: scale → 3x3 convolution, ended band by band with demodulation, noise, bias, activation
/// conv0: scale → stride-2 transposed convolution → FIR, ended row by row likewise
/// </code>
/// </remarks>
internal sealed class LayerPass
{
    private readonly StyleScaling? _scaling;
    private readonly ConvolutionPass _convolution;
    private readonly FeatureMap _padded;
    private readonly FeatureMap? _wide;
    private readonly FirPass? _fir;
    private readonly FloatBuffer _squaredStyles;

    /// <summary>Binds the layer to its maps.</summary>
    /// <param name="layer">The packed weights.</param>
    /// <param name="input">x, owned by the layer before; null where that layer leaves s · x in the scratch.</param>
    /// <param name="output">z; null to leave s · z of the layer after in the scratch.</param>
    /// <param name="next">The layer after, which must be given if there is no output.</param>
    /// <param name="scratch">Shared by all layers of the session.</param>
    public LayerPass(PackedLayer layer, FeatureMap? input, FeatureMap? output, LayerPass? next, LayerScratch scratch)
    {
        Layer = layer;
        State = new ModulationState(layer.Bias, layer.InputChannels, layer.Activation) { Noise = layer.Noise };
        _squaredStyles = new FloatBuffer(layer.InputChannels);
        _padded = scratch.Padded((layer.Up ? layer.Resolution / 2 : layer.Resolution) + 2, layer.InputChannels);
        _scaling = input is null ? null : new StyleScaling(input, State, _padded);
        Input = input ?? _padded;
        Output = output ?? next!._padded;
        if (layer.Up)
        {
            _wide = scratch.Wide(layer.Resolution + 3, layer.OutputChannels);
            _convolution = ConvolutionPass.Transposed(_padded, layer.Weights, _wide);
            _fir = output is null ? FirPass.IntoNextLayer(_wide, State, next!.State, next._padded) : new FirPass(_wide, output, State);
        }
        else
        {
            _convolution = ConvolutionPass.Same(_padded, layer.Weights, Output, new ActivationEpilogue(Output, State));
        }
    }

    public PackedLayer Layer { get; }

    public ModulationState State { get; }

    /// <summary>x, <c>[H, W, I]</c>; the scratch where the layer before leaves s · x.</summary>
    public FeatureMap Input { get; }

    /// <summary>z, <c>[H, W, O]</c>; the scratch where s · z of the layer after is left.</summary>
    public FeatureMap Output { get; }

    /// <summary>What a forward run does.</summary>
    public LayerWork Work => new(Layer.Name, Backward: false, _convolution.Flop, Bytes);

    /// <summary>Memory a run passes over once: x, u and, in an up layer, the wide map written and read, z written, the weights read.</summary>
    private long Bytes => Layer.Weights.Bytes + (sizeof(float) * (Input.Length + (2L * _padded.Length) + (2L * (_wide?.Length ?? 0)) + Output.Length));

    /// <summary>Computes styles and demodulation for a latent.</summary>
    /// <param name="latent">w⁺, <c>[rows, w_dim]</c>.</param>
    public void SetLatent(ReadOnlySpan<float> latent)
    {
        Layer.Style.Forward(latent, State.Styles.Span);
        Demodulation.Forward(State.Styles.Span, Layer.SquaredWeights.Span, _squaredStyles.Span, State.Demodulation.Span);
    }

    /// <summary>Computes z from x.</summary>
    public void Forward(ComputePool pool, CancellationToken cancellation)
    {
        _scaling?.Run(pool, cancellation);
        _wide?.ClearBorder(); // shared with other layers, so it holds their values
        _convolution.Run(pool, cancellation);
        _fir?.Run(pool, cancellation);
    }
}
