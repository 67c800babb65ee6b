using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>s = A · w + a: the style of one layer from its row of w⁺.</summary>
/// <param name="Row">The row of w⁺ it reads.</param>
/// <param name="Weight">A, <c>[I, w_dim]</c>, scaled by 1/√w_dim.</param>
/// <param name="Bias">a, <c>[I]</c>.</param>
internal sealed record StyleAffine(int Row, float[] Weight, float[] Bias)
{
    private static readonly FullyConnectedParameters Affine = new(WeightGain: 1, BiasGain: 1, IsActivated: false);

    /// <summary>Computes s.</summary>
    /// <param name="latent">w⁺, <c>[rows, w_dim]</c>.</param>
    /// <param name="styles">Receives s, <c>[I]</c>.</param>
    public void Forward(ReadOnlySpan<float> latent, Span<float> styles)
    {
        int width = Weight.Length / Bias.Length;
        FullyConnected.Forward(latent.Slice(Row * width, width), Weight, Bias, Affine, styles);
    }

    /// <summary>∂L/∂w += Aᵀ ∂L/∂s.</summary>
    /// <param name="stylesGradient">∂L/∂s, <c>[I]</c>.</param>
    /// <param name="latentGradient">∂L/∂w⁺, <c>[rows, w_dim]</c>; this layer's row is added to.</param>
    public void AccumulateBackward(ReadOnlySpan<float> stylesGradient, Span<float> latentGradient)
    {
        int width = Weight.Length / Bias.Length;
        FullyConnected.AccumulateInputGradient(Weight, [], stylesGradient, Affine, latentGradient.Slice(Row * width, width));
    }
}
