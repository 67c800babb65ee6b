using System.Numerics.Tensors;

namespace DragGan.Numerics;

/// <summary>Demodulation and its share of the style gradient.</summary>
/// <remarks>
/// <code>
/// d_o = rsqrt(Σ_i s_i² Q_oi + 1e-8)          ∂d_o/∂s_i = −d_o³ s_i Q_oi
/// </code>
/// Karras et al. 2020, Eq. 3, with Q_oi = Σ_k W_oik² summed over the taps once at load.
/// </remarks>
public static class Demodulation
{
    private const float Epsilon = 1e-8f;

    /// <summary>Q_oi = Σ_k W_oik².</summary>
    /// <param name="weight">W, <c>[O, I, k, k]</c>.</param>
    /// <param name="taps">k · k.</param>
    /// <returns>Q, <c>[O, I]</c>.</returns>
    public static FloatBuffer SquaredWeights(ReadOnlySpan<float> weight, int taps)
    {
        FloatBuffer squared = new(weight.Length / taps);
        Span<float> q = squared.Span;
        for (int i = 0; i < q.Length; i++)
        {
            q[i] = TensorPrimitives.SumOfSquares(weight.Slice(i * taps, taps));
        }

        return squared;
    }

    /// <summary>Computes d.</summary>
    /// <param name="styles">s, <c>[I]</c>.</param>
    /// <param name="squaredWeights">Q, <c>[O, I]</c>.</param>
    /// <param name="squaredStyles">Scratch, <c>[I]</c>; overwritten.</param>
    /// <param name="demodulation">Receives d, <c>[O]</c>.</param>
    public static void Forward(
        ReadOnlySpan<float> styles, ReadOnlySpan<float> squaredWeights, Span<float> squaredStyles, Span<float> demodulation)
    {
        int inputs = styles.Length;
        TensorPrimitives.Multiply(styles, styles, squaredStyles);
        for (int o = 0; o < demodulation.Length; o++)
        {
            float sum = TensorPrimitives.Dot(squaredWeights.Slice(o * inputs, inputs), squaredStyles);
            demodulation[o] = 1 / MathF.Sqrt(sum + Epsilon);
        }
    }

    /// <summary>Adds what reaches the styles through d: ∂L/∂s_i −= s_i Σ_o (∂L/∂d_o) d_o³ Q_oi.</summary>
    /// <param name="demodulated">Σ_p g_y (y − noise) = d_o · ∂L/∂d_o, <c>[O]</c>.</param>
    /// <param name="demodulation">d, <c>[O]</c>.</param>
    /// <param name="squaredWeights">Q, <c>[O, I]</c>.</param>
    /// <param name="styles">s, <c>[I]</c>.</param>
    /// <param name="scratch"><c>[I]</c>; overwritten.</param>
    /// <param name="stylesGradient">∂L/∂s, <c>[I]</c>; added to.</param>
    public static void Backward(
        ReadOnlySpan<float> demodulated, ReadOnlySpan<float> demodulation, ReadOnlySpan<float> squaredWeights,
        ReadOnlySpan<float> styles, Span<float> scratch, Span<float> stylesGradient)
    {
        int inputs = styles.Length;
        scratch.Clear();
        for (int o = 0; o < demodulation.Length; o++)
        {
            float factor = demodulated[o] * demodulation[o] * demodulation[o];
            TensorPrimitives.MultiplyAdd(squaredWeights.Slice(o * inputs, inputs), factor, scratch, scratch);
        }

        for (int i = 0; i < inputs; i++)
        {
            stylesGradient[i] -= styles[i] * scratch[i];
        }
    }
}
