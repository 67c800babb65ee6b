using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>A modulated convolution ready to run: weights packed once, shared by every session of the model. Immutable.</summary>
internal sealed class PackedLayer
{
    private const float LeakySlope = 0.2f;
    private readonly Lazy<ConvolutionWeights> _adjoint;
    private readonly Lazy<WinogradWeights> _winograd;
    private readonly Lazy<WinogradWeights> _winogradAdjoint;

    public PackedLayer(LayerParameters parameters)
    {
        float[] weight = parameters.Weight.ToArray();
        Weights = ConvolutionWeights.Pack(weight, parameters.OutputChannels, parameters.InputChannels, parameters.KernelSize);
        SquaredWeights = Demodulation.SquaredWeights(weight, parameters.KernelSize * parameters.KernelSize);
        _adjoint = new Lazy<ConvolutionWeights>(() => Weights.ToAdjoint(flip: !Up)); // not of parameters, which hold the whole file
        _winograd = new Lazy<WinogradWeights>(() => WinogradWeights.Transform(Weights));
        _winogradAdjoint = new Lazy<WinogradWeights>(() => WinogradWeights.Transform(Adjoint));
        Style = new StyleAffine(parameters.LatentRow, parameters.AffineWeight, parameters.AffineBias);
        Activation = new ActivationParameters(LeakySlope, parameters.Gain, parameters.Clamp);
        Name = parameters.Name;
        (Bias, Noise, NoiseStrength) = (parameters.Bias, parameters.Noise, parameters.NoiseStrength);
        (Up, Resolution, InputChannels, OutputChannels) =
            (parameters.Up, parameters.Resolution, parameters.InputChannels, parameters.OutputChannels);
    }

    /// <summary>Name as in the model file, e.g. <c>synthesis.b64.conv0</c>.</summary>
    public string Name { get; }

    /// <summary>W, packed for the forward pass.</summary>
    public ConvolutionWeights Weights { get; }

    /// <summary>W, packed for the reverse pass: made when a drag first needs it, since a picture never does.</summary>
    public ConvolutionWeights Adjoint => _adjoint.Value;

    /// <summary>W, transformed for Winograd's convolution, four times as large: made when a whole map is first computed that way.</summary>
    public WinogradWeights Winograd => _winograd.Value;

    /// <summary>The adjoint's weights, transformed likewise.</summary>
    public WinogradWeights WinogradAdjoint => _winogradAdjoint.Value;

    /// <summary>Memory of the transformed weights made so far, in bytes.</summary>
    public long WinogradBytes =>
        (_winograd.IsValueCreated ? Winograd.Bytes : 0) + (_winogradAdjoint.IsValueCreated ? WinogradAdjoint.Bytes : 0);

    /// <summary>Q_oi = Σ_k W_oik², <c>[O, I]</c>.</summary>
    public FloatBuffer SquaredWeights { get; }

    public StyleAffine Style { get; }

    public ActivationParameters Activation { get; }

    public float[] Bias { get; }

    /// <summary>Constant noise times its strength, <c>[Resolution, Resolution]</c>, or null.</summary>
    public float[]? Noise { get; }

    public float NoiseStrength { get; }

    /// <summary>Whether the layer doubles the resolution.</summary>
    public bool Up { get; }

    /// <summary>Height and width of the output.</summary>
    public int Resolution { get; }

    public int InputChannels { get; }

    public int OutputChannels { get; }
}
