using DragGan.Checkpoints;

namespace DragGan.StyleGan;

/// <summary>One modulated convolution, conv0, conv1 or toRGB: its arrays and its constants, ready for use.</summary>
/// <remarks>
/// <code>
/// s = AffineWeight · w[LatentRow] + AffineBias                      styles, one per input channel
/// d = rsqrt(Σ (Weight · s)² + 1e-8), or 1 without demodulation
/// y = d · conv(Weight, s · x) + Noise                               3 × 3 up layers: stride-2 transposed, then FIR with gain 4
/// z = clamp(Gain · lrelu(y + Bias), −Clamp, Clamp)                  toRGB has no lrelu
/// </code>
/// Nothing is left to be scaled at run time: w_dim, noise strength, the resnet gain and toRGB's style gain are folded in.
/// </remarks>
internal sealed record LayerParameters
{
    /// <summary>Name as in the file, e.g. <c>synthesis.b64.conv0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The row of w⁺ this layer reads.</summary>
    public required int LatentRow { get; init; }

    /// <summary>I.</summary>
    public required int InputChannels { get; init; }

    /// <summary>O.</summary>
    public required int OutputChannels { get; init; }

    /// <summary>3, or 1 for toRGB.</summary>
    public required int KernelSize { get; init; }

    /// <summary>Whether the layer doubles the resolution (conv0).</summary>
    public required bool Up { get; init; }

    /// <summary>Whether the output is demodulated: true but for toRGB.</summary>
    public required bool Demodulate { get; init; }

    /// <summary>Height and width of the output, in cells.</summary>
    public required int Resolution { get; init; }

    /// <summary>Convolution weights as in the file, <c>[O, I, k, k]</c>: converted where they are packed, so that no second copy stays.</summary>
    public required NamedArray Weight { get; init; }

    /// <summary><c>[O]</c>.</summary>
    public required float[] Bias { get; init; }

    /// <summary>Style matrix <c>[I, w_dim]</c>, row-major, times 1/√w_dim and, in toRGB, times <see cref="StyleGain"/>.</summary>
    public required float[] AffineWeight { get; init; }

    /// <summary>Style bias <c>[I]</c>; in toRGB times <see cref="StyleGain"/>.</summary>
    public required float[] AffineBias { get; init; }

    /// <summary>Constant noise <c>[Resolution, Resolution]</c> times <see cref="NoiseStrength"/>, the same for every channel; null where there is none.</summary>
    public required float[]? Noise { get; init; }

    /// <summary>Standard deviation of this layer's noise, for fresh noise in place of <see cref="Noise"/>; 0 where there is none.</summary>
    public required float NoiseStrength { get; init; }

    /// <summary>Factor on the activation: √2, times √½ in conv1 of a resnet block; 1 in toRGB.</summary>
    public required float Gain { get; init; }

    /// <summary>Bound on |z|: conv_clamp, times √½ in conv1 of a resnet block; +∞ where there is none.</summary>
    public required float Clamp { get; init; }

    /// <summary>1/√I in toRGB, else 1. Already folded into <see cref="AffineWeight"/> and <see cref="AffineBias"/>.</summary>
    public required float StyleGain { get; init; }
}
