using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>The reverse pass of one modulated convolution: from ∂L/∂z to ∂L/∂x and, if its row is trained, to ∂L/∂w.</summary>
/// <remarks>
/// <code>
/// conv1: activation⁻ → adjoint 3x3 convolution, each band ended with ∂L/∂x = s · ∂L/∂u and Σ ∂L/∂u · x
/// conv0: activation⁻ → adjoint FIR → stride-2 convolution, ended likewise
/// ∂L/∂s_i = Σ_p ∂L/∂u_i x_i − s_i Σ_o (∂L/∂d_o) d_o³ Q_oi        ∂L/∂w += Aᵀ ∂L/∂s
/// </code>
/// </remarks>
internal sealed class LayerReverse
{
    private readonly LayerPass _forward;
    private readonly ActivationReverse _activation;
    private readonly FirPass? _fir;
    private readonly ConvolutionPass _convolution;
    private readonly StyleReverseEpilogue _styles;
    private readonly bool _trained;
    private readonly long _bytes;
    private readonly FloatBuffer _demodulated;
    private readonly FloatBuffer _stylesGradient;
    private readonly FloatBuffer _buffer;

    /// <summary>Binds the reverse pass to its maps.</summary>
    /// <param name="forward">The layer, run forward before every reverse run.</param>
    /// <param name="outputGradient">∂L/∂z, shape of the layer's output.</param>
    /// <param name="inputGradient">Receives ∂L/∂x, shape of the layer's input.</param>
    /// <param name="trained">Whether the layer's row of w⁺ receives a gradient.</param>
    /// <param name="scratch">Shared by all layers of the session.</param>
    public LayerReverse(LayerPass forward, FeatureMap outputGradient, FeatureMap inputGradient, bool trained, LayerScratch scratch)
    {
        PackedLayer layer = forward.Layer;
        (_forward, _trained) = (forward, trained);
        int border = layer.Up ? 2 : 1;
        FeatureMap padded = scratch.Padded(layer.Resolution + (2 * border), layer.OutputChannels);
        _activation = new ActivationReverse(outputGradient, forward.Output, forward.State, padded, border, trained);
        _styles = new StyleReverseEpilogue(inputGradient, forward.Input, forward.State);
        FeatureMap? wide = null;
        if (layer.Up)
        {
            wide = scratch.Wide(layer.Resolution + 1, layer.OutputChannels);
            _fir = new FirPass(padded, wide);
            _convolution = ConvolutionPass.Strided(wide, layer.Adjoint, inputGradient, _styles);
        }
        else
        {
            _convolution = ConvolutionPass.Same(padded, layer.Adjoint, inputGradient, _styles);
        }

        long maps = outputGradient.Length + forward.Output.Length + (2L * padded.Length) + (2L * (wide?.Length ?? 0)) + (2L * inputGradient.Length);
        _bytes = layer.Adjoint.Bytes + (sizeof(float) * maps);
        if (trained)
        {
            _styles.GatherStyles(_convolution.Bands);
        }

        _demodulated = new FloatBuffer(layer.OutputChannels);
        _stylesGradient = new FloatBuffer(layer.InputChannels);
        _buffer = new FloatBuffer(layer.InputChannels);
    }

    /// <summary>What a run does.</summary>
    public LayerWork Work => new(_forward.Layer.Name, Backward: true, _convolution.Flop, _bytes);

    /// <summary>Computes ∂L/∂x and adds to ∂L/∂w⁺.</summary>
    /// <param name="pool">Who does the work.</param>
    /// <param name="latentGradient">∂L/∂w⁺ of the trained rows, added to.</param>
    /// <param name="cancellation">Looked at between passes.</param>
    public void Run(ComputePool pool, Span<float> latentGradient, CancellationToken cancellation)
    {
        _activation.Run(pool, cancellation);
        _fir?.Run(pool, cancellation);
        _convolution.Run(pool, cancellation);
        if (!_trained)
        {
            return;
        }

        _activation.Demodulated(_demodulated.Span);
        _styles.StylesGradient(_stylesGradient.Span);
        Demodulation.Backward(
            _demodulated.Span, _forward.State.Demodulation.Span, _forward.Layer.SquaredWeights.Span,
            _forward.State.Styles.Span, _buffer.Span, _stylesGradient.Span);
        _forward.Layer.Style.AccumulateBackward(_stylesGradient.Span, latentGradient);
    }
}
