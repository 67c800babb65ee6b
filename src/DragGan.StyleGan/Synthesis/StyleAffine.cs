using System.Numerics.Tensors;

namespace DragGan.StyleGan;

/// <summary>s = A · w + a: the style of one layer from its row of w⁺.</summary>
/// <param name="Row">The row of w⁺ it reads.</param>
/// <param name="Weight">A, <c>[I, w_dim]</c>, scaled by 1/√w_dim.</param>
/// <param name="Bias">a, <c>[I]</c>.</param>
internal sealed record StyleAffine(int Row, float[] Weight, float[] Bias)
{
    /// <summary>Computes s.</summary>
    /// <param name="latent">w⁺, <c>[rows, w_dim]</c>.</param>
    /// <param name="styles">Receives s, <c>[I]</c>.</param>
    public void Forward(ReadOnlySpan<float> latent, Span<float> styles)
    {
        int width = Weight.Length / Bias.Length;
        ReadOnlySpan<float> w = latent.Slice(Row * width, width);
        for (int i = 0; i < styles.Length; i++)
        {
            styles[i] = TensorPrimitives.Dot(Weight.AsSpan(i * width, width), w) + Bias[i];
        }
    }

    /// <summary>∂L/∂w += Aᵀ ∂L/∂s.</summary>
    /// <param name="stylesGradient">∂L/∂s, <c>[I]</c>.</param>
    /// <param name="latentGradient">∂L/∂w⁺, <c>[rows, w_dim]</c>; this layer's row is added to.</param>
    public void AccumulateBackward(ReadOnlySpan<float> stylesGradient, Span<float> latentGradient)
    {
        int width = Weight.Length / Bias.Length;
        Span<float> row = latentGradient.Slice(Row * width, width);
        for (int i = 0; i < stylesGradient.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(Weight.AsSpan(i * width, width), stylesGradient[i], row, row);
        }
    }
}
