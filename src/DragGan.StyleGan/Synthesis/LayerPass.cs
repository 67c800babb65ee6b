using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>One modulated convolution of a session: its maps, its styles, and the passes that lead from input to output.</summary>
/// <remarks>
/// <code>
/// conv1: scale → 3x3 convolution, ended band by band with demodulation, noise, bias, activation
/// conv0: scale → stride-2 transposed convolution → FIR, ended row by row likewise
/// </code>
/// Only the pixels of <see cref="Region"/> are computed: the whole map, or what a step can see.
/// </remarks>
internal sealed class LayerPass
{
    private readonly StyleScaling? _scaling;
    private readonly ConvolutionPass? _transposed;
    private readonly StrideOneConvolution? _convolution;
    private readonly PatchMap _padded;
    private readonly PatchMap? _wide;
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
        (Layer, Input, Output) = (layer, input, output);
        State = new ModulationState(layer.Bias, layer.InputChannels, layer.Activation) { Noise = layer.Noise };
        Region = new Region(layer.Resolution, layer.Resolution);
        _squaredStyles = new FloatBuffer(layer.InputChannels);
        _padded = new PatchMap(scratch.Padded, layer.InputChannels);
        _wide = layer.Up ? new PatchMap(scratch.Wide, layer.OutputChannels) : null;
        Arrange();
        _scaling = input is null ? null : new StyleScaling(input, State, _padded);
        if (_wide is null)
        {
            _convolution = new StrideOneConvolution(
                _padded, layer.Weights, () => layer.Winograd, output!, Region, new ActivationEpilogue(output!, State), scratch);
        }
        else
        {
            _transposed = ConvolutionPass.Transposed(_padded, layer.Weights, _wide, InputSize, InputSize);
            _fir = output is null ? FirPass.IntoNextLayer(_wide, State, next!.State, next._padded) : FirPass.Forward(_wide, output, State);
        }
    }

    public PackedLayer Layer { get; }

    public ModulationState State { get; }

    /// <summary>x, <c>[H, W, I]</c>; null where the layer before leaves s · x in the scratch.</summary>
    public FeatureMap? Input { get; }

    /// <summary>z, <c>[H, W, O]</c>; null where s · z of the layer after is left in the scratch.</summary>
    public FeatureMap? Output { get; }

    /// <summary>The output pixels that are computed; after a change, <see cref="Arrange"/>.</summary>
    public Region Region { get; }

    /// <summary>What a forward run does.</summary>
    public LayerWork Work => new(Layer.Name, Backward: false, _convolution?.Flop ?? _transposed!.Flop, Bytes);

    private int InputSize => Layer.Up ? Layer.Resolution / 2 : Layer.Resolution;

    /// <summary>Memory a run passes over once: x, u and, in an up layer, the wide patches written and read, z written, the weights read.</summary>
    private long Bytes => Layer.Weights.Bytes
        + (sizeof(float) * ((3L * _padded.Rows * _padded.Stride * _padded.Channels)
            + (2L * (_wide is null ? 0 : _wide.Rows * _wide.Stride * _wide.Channels))
            + ((long)Region.Area * Layer.OutputChannels)));

    /// <summary>Lays out the scratch for the present region; a region that has no room in it becomes the whole map.</summary>
    public void Arrange()
    {
        LayerRegions.FillIfLarge(Region);
        LayPatches();
        if (!_padded.Fits || _wide?.Fits == false)
        {
            Region.Fill();
            LayPatches();
        }
    }

    /// <summary>Adds the input pixels that the present region depends on.</summary>
    public void AddNeeded(Region input)
    {
        for (int patch = 0; patch < _padded.Count; patch++)
        {
            input.Add(_padded[patch]);
        }
    }

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
        _wide?.ClearBeyond((2 * InputSize) + 1, (2 * InputSize) + 1); // shared with other layers, so it holds their values
        _convolution?.Run(pool, cancellation);
        _transposed?.Run(pool, cancellation);
        _fir?.Run(pool, cancellation);
    }

    private void LayPatches()
    {
        _padded.Begin();
        _wide?.Begin();
        foreach (PixelRect rect in Region.Rects)
        {
            if (_wide is null)
            {
                _padded.Add(rect.Grow(1, 1));
            }
            else
            {
                _wide.Add(LayerRegions.Wide(rect));
                _padded.Add(LayerRegions.Narrow(LayerRegions.Wide(rect), InputSize));
            }
        }
    }
}
