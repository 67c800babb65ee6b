using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>The reverse pass of one modulated convolution: from ∂L/∂z to ∂L/∂x and, if its row is trained, to ∂L/∂w.</summary>
/// <remarks>
/// <code>
/// conv1: activation⁻ → adjoint 3x3 convolution, each band ended with ∂L/∂x = s · ∂L/∂u and Σ ∂L/∂u · x
/// conv0: activation⁻ → adjoint FIR → stride-2 convolution, ended likewise
/// ∂L/∂s_i = Σ_p ∂L/∂u_i x_i − s_i Σ_o (∂L/∂d_o) d_o³ Q_oi        ∂L/∂w += Aᵀ ∂L/∂s
/// </code>
/// Only pixels that the gradient reaches are computed.
/// </remarks>
internal sealed class LayerReverse
{
    private readonly LayerPass _forward;
    private readonly Region _outputRegion;
    private readonly ActivationReverse _activation;
    private readonly FirPass? _fir;
    private readonly ConvolutionPass? _strided;
    private readonly StrideOneConvolution? _convolution;
    private readonly StyleReverseEpilogue _styles;
    private readonly PatchMap _padded;
    private readonly PatchMap? _wide;
    private readonly bool _trained;
    private readonly FloatBuffer _demodulated;
    private readonly FloatBuffer _stylesGradient;
    private readonly FloatBuffer _buffer;

    /// <summary>Binds the reverse pass to its maps.</summary>
    /// <param name="forward">The layer, run forward before every reverse run.</param>
    /// <param name="outputGradient">∂L/∂z, shape of the layer's output.</param>
    /// <param name="outputRegion">Where ∂L/∂z is not zero; nothing else of it is read.</param>
    /// <param name="inputGradient">Receives ∂L/∂x within <see cref="InputRegion"/>, shape of the layer's input.</param>
    /// <param name="trained">Whether the layer's row of w⁺ receives a gradient.</param>
    /// <param name="scratch">Shared by all layers of the session.</param>
    public LayerReverse(
        LayerPass forward, FeatureMap outputGradient, Region outputRegion, FeatureMap inputGradient, bool trained, LayerScratch scratch)
    {
        PackedLayer layer = forward.Layer;
        (_forward, _outputRegion, _trained) = (forward, outputRegion, trained);
        InputRegion = new Region(inputGradient.Height, inputGradient.Width);
        _padded = new PatchMap(scratch.Padded, layer.OutputChannels);
        _wide = layer.Up ? new PatchMap(scratch.Wide, layer.OutputChannels) : null;
        LayPatches();
        _activation = new ActivationReverse(outputGradient, outputRegion, forward.Output!, forward.State, _padded, Border, trained);
        _styles = new StyleReverseEpilogue(inputGradient, forward.Input!, forward.State);
        _fir = _wide is null ? null : FirPass.Adjoint(_padded, _wide);
        if (_wide is null)
        {
            _convolution = new StrideOneConvolution(
                _padded, layer.Adjoint, () => layer.WinogradAdjoint, inputGradient, InputRegion, _styles, scratch);
        }
        else
        {
            _strided = ConvolutionPass.Strided(_wide, layer.Adjoint, inputGradient, InputRegion, _styles);
        }

        _demodulated = new FloatBuffer(layer.OutputChannels);
        _stylesGradient = new FloatBuffer(layer.InputChannels);
        _buffer = new FloatBuffer(layer.InputChannels);
    }

    /// <summary>The input pixels that the gradient reaches.</summary>
    public Region InputRegion { get; }

    /// <summary>What a run does.</summary>
    public LayerWork Work => new(_forward.Layer.Name, Backward: true, _convolution?.Flop ?? _strided!.Flop, Bytes);

    private int Border => _forward.Layer.Up ? 2 : 1;

    /// <summary>Memory a run passes over: ∂L/∂z and z read, the patches written and read, ∂L/∂x written and scaled, the weights read.</summary>
    private long Bytes => _forward.Layer.Adjoint.Bytes
        + (sizeof(float) * ((2L * _outputRegion.Area * _forward.Layer.OutputChannels)
            + (2L * _padded.Rows * _padded.Stride * _padded.Channels)
            + (2L * (_wide is null ? 0 : _wide.Rows * _wide.Stride * _wide.Channels))
            + (2L * InputRegion.Area * _forward.Layer.InputChannels)));

    /// <summary>Follows a change of the output region.</summary>
    public void Arrange()
    {
        int inputSize = InputRegion.Height;
        InputRegion.Clear();
        foreach (PixelRect rect in _outputRegion.Rects)
        {
            InputRegion.Add(_wide is null ? rect.Grow(1, 1) : LayerRegions.Narrow(LayerRegions.Wide(rect), inputSize));
        }

        LayerRegions.FillIfLarge(InputRegion);
        LayPatches();
        if (!_padded.Fits || _wide?.Fits == false)
        {
            InputRegion.Fill();
            LayPatches();
        }
    }

    /// <summary>Computes ∂L/∂x and adds to ∂L/∂w⁺.</summary>
    /// <param name="pool">Who does the work.</param>
    /// <param name="latentGradient">∂L/∂w⁺ of the trained rows, added to.</param>
    /// <param name="cancellation">Looked at between passes.</param>
    public void Run(ComputePool pool, Span<float> latentGradient, CancellationToken cancellation)
    {
        _activation.Run(pool, cancellation);
        _fir?.Run(pool, cancellation);
        _convolution?.Arrange();
        _strided?.Arrange();
        if (_trained)
        {
            _styles.GatherStyles(_convolution?.Bands ?? _strided!.Bands);
        }

        _convolution?.Run(pool, cancellation);
        _strided?.Run(pool, cancellation);
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

    private void LayPatches()
    {
        _padded.Begin();
        _wide?.Begin();
        foreach (PixelRect rect in InputRegion.Rects)
        {
            if (_wide is null)
            {
                _padded.Add(rect.Grow(1, 1));
            }
            else
            {
                PixelRect wide = new(2 * rect.Top, 2 * rect.Left, (2 * rect.Bottom) + 1, (2 * rect.Right) + 1);
                _wide.Add(wide);
                _padded.Add(wide.Grow(2, 1));
            }
        }
    }
}
