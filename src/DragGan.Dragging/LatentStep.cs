using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Dragging;

/// <summary>One step of Adam on the trained rows of a latent. In W one gradient moves row 0, and the other trained rows become its copies.</summary>
internal static class LatentStep
{
    /// <summary>Makes the next latent and moments; nothing given is changed.</summary>
    /// <param name="state">w⁺, the moments, and how many steps have been taken.</param>
    /// <param name="gradient">∂L/∂w⁺ <c>[K, w_dim]</c>, or <c>[w_dim]</c> for one row that is repeated.</param>
    /// <param name="trainedRows">K: how many rows receive the step.</param>
    /// <param name="settings">Adam's constants.</param>
    /// <returns>The next w⁺ as plain values, which need not be finite, and the next moments. These three arrays are all that is allocated.</returns>
    public static (ImmutableArray<float> Values, AdamMoments Moments) Make(
        DragState state, ReadOnlySpan<float> gradient, int trainedRows, AdamSettings settings)
    {
        float[] first = new float[gradient.Length], second = new float[gradient.Length];
        state.Moments.First.AsSpan().CopyTo(first);
        state.Moments.Second.AsSpan().CopyTo(second);
        float[] values = state.Latent.Values.AsSpan().ToArray();
        Adam.Step(settings, state.Step + 1, gradient, values.AsSpan(0, gradient.Length), first, second);
        RepeatRows(values, gradient.Length, trainedRows * state.Latent.Width);
        return (ImmutableCollectionsMarshal.AsImmutableArray(values), new AdamMoments(
            ImmutableCollectionsMarshal.AsImmutableArray(first), ImmutableCollectionsMarshal.AsImmutableArray(second)));
    }

    /// <summary>The latent a drag in W begins with: row 0 in all trained rows.</summary>
    public static Latent RepeatFirstRow(Latent latent, int trainedRows)
    {
        float[] values = latent.Values.AsSpan().ToArray();
        RepeatRows(values, latent.Width, trainedRows * latent.Width);
        return new Latent(latent.Rows, latent.Width, ImmutableCollectionsMarshal.AsImmutableArray(values));
    }

    private static void RepeatRows(Span<float> values, int made, int trained)
    {
        for (int i = made; i < trained; i++)
        {
            values[i] = values[i - made];
        }
    }
}
