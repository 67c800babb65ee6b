using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DragGan.StyleGan;

namespace DragGan.Dragging;

/// <summary>One step of Adam (Kingma and Ba 2015, Algorithm 1) on the trained rows of a latent.</summary>
/// <remarks>
/// <code>
/// m := β₁ m + (1 - β₁) g     v := β₂ v + (1 - β₂) g²     w := w - α/(1 - β₁ᵗ) · m / (√v / √(1 - β₂ᵗ) + ε)
/// </code>
/// In W there is one gradient for the one row, and all trained rows receive the same values.
/// </remarks>
internal static class Adam
{
    public const double Beta1 = 0.9;
    public const double Beta2 = 0.999;
    public const double Epsilon = 1e-8;

    /// <summary>Makes the next latent and moments; nothing given is changed.</summary>
    /// <param name="latent">w⁺.</param>
    /// <param name="moments">m and v; none at all counts as zeros.</param>
    /// <param name="gradient">g: ∂L/∂w⁺ <c>[K, w_dim]</c>, or <c>[w_dim]</c> for one row that is repeated.</param>
    /// <param name="trainedRows">K: how many rows receive the step.</param>
    /// <param name="step">t: 1 for the first step.</param>
    /// <param name="stepSize">α.</param>
    /// <returns>The next w⁺ as plain values, which need not be finite, and the next moments. These three arrays are all that is allocated.</returns>
    public static (ImmutableArray<float> Values, AdamMoments Moments) Step(
        Latent latent, AdamMoments moments, ReadOnlySpan<float> gradient, int trainedRows, int step, double stepSize)
    {
        float[] first = new float[gradient.Length], second = new float[gradient.Length];
        moments.First.AsSpan().CopyTo(first);
        moments.Second.AsSpan().CopyTo(second);
        float[] values = latent.Values.AsSpan().ToArray();
        float rate = (float)(stepSize / (1 - Math.Pow(Beta1, step)));
        float spread = (float)Math.Sqrt(1 - Math.Pow(Beta2, step));
        for (int i = 0; i < gradient.Length; i++)
        {
            float g = gradient[i];
            first[i] += (float)(1 - Beta1) * (g - first[i]);
            second[i] = ((float)Beta2 * second[i]) + ((float)(1 - Beta2) * g * g);
            values[i] -= rate * first[i] / ((MathF.Sqrt(second[i]) / spread) + (float)Epsilon);
        }

        int trained = trainedRows * latent.Width;
        for (int i = gradient.Length; i < trained; i++)
        {
            values[i] = values[i - gradient.Length];
        }

        return (ImmutableCollectionsMarshal.AsImmutableArray(values), new AdamMoments(
            ImmutableCollectionsMarshal.AsImmutableArray(first), ImmutableCollectionsMarshal.AsImmutableArray(second)));
    }
}
