namespace DragGan.Numerics;

/// <summary>What the passes of one modulated layer share: its constants, and the styles and demodulation of the present latent.</summary>
/// <remarks>
/// <code>
/// u = s · x     c = W ∗ u     y = d · c + noise     z = clamp(G · lrelu(y + b), −κ, κ)
/// d_o = rsqrt(Σ_i s_i² Q_oi + 1e-8)     Q_oi = Σ_k W_oik²
/// </code>
/// The activations are scaled instead of the weights, so the weights are packed once and never touched by a step.
/// Derivation of the reverse pass: docs/maths/modulated-layer.md.
/// </remarks>
/// <param name="bias">b, <c>[O]</c>.</param>
/// <param name="inputChannels">I.</param>
/// <param name="activation">G, α and κ.</param>
public sealed class ModulationState(ReadOnlySpan<float> bias, int inputChannels, ActivationParameters activation)
{
    /// <summary>b, <c>[O]</c>.</summary>
    public FloatBuffer Bias { get; } = Copy(bias);

    /// <summary>s, <c>[I]</c>; written before a forward pass.</summary>
    public FloatBuffer Styles { get; } = new(inputChannels);

    /// <summary>d, <c>[O]</c>; written before a forward pass by <see cref="Demodulation.Forward"/>.</summary>
    public FloatBuffer Demodulation { get; } = new(bias.Length);

    /// <summary>G, α and κ.</summary>
    public ActivationParameters Activation { get; } = activation;

    /// <summary>Added to every channel of a pixel, <c>[H, W]</c> of the output; empty for none.</summary>
    public ReadOnlyMemory<float> Noise { get; set; }

    private static FloatBuffer Copy(ReadOnlySpan<float> values)
    {
        FloatBuffer buffer = new(values.Length);
        values.CopyTo(buffer.Span);
        return buffer;
    }
}
