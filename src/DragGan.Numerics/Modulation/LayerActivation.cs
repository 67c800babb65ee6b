using System.Numerics;
using System.Runtime.CompilerServices;

namespace DragGan.Numerics;

/// <summary>The fused end of a modulated layer: z = clamp(G · lrelu(d · c + noise + b), −κ, κ), for one pixel's channels.</summary>
internal static class LayerActivation
{
    /// <summary>Replaces c by z.</summary>
    /// <param name="values">c on entry, z on return.</param>
    /// <param name="demodulation">d of the same channels.</param>
    /// <param name="bias">b of the same channels.</param>
    /// <param name="noise">The pixel's noise.</param>
    /// <param name="activation">G, α and κ.</param>
    public static void Forward(
        Span<float> values, ReadOnlySpan<float> demodulation, ReadOnlySpan<float> bias, float noise, in ActivationParameters activation)
    {
        float positive = activation.Gain, negative = activation.Gain * activation.Slope, clamp = activation.Clamp;
        Vector<float> positives = new(positive), negatives = new(negative), clamps = new(clamp), noises = new(noise);
        int c = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref float v = ref values.GetPinnableReference();
            ref float d = ref Unsafe.AsRef(in demodulation.GetPinnableReference());
            ref float b = ref Unsafe.AsRef(in bias.GetPinnableReference());
            for (; values.Length - c >= Vector<float>.Count; c += Vector<float>.Count)
            {
                nuint at = (nuint)c;
                Vector<float> t = (Vector.LoadUnsafe(ref v, at) * Vector.LoadUnsafe(ref d, at)) + (noises + Vector.LoadUnsafe(ref b, at));

                // G > Gα > 0, so the larger product is the right branch. NaN stays NaN: the second operand wins.
                Vector<float> z = Vector.MaxNative(t * negatives, t * positives);
                Vector.MaxNative(-clamps, Vector.MinNative(clamps, z)).StoreUnsafe(ref v, at);
            }
        }

        for (; c < values.Length; c++)
        {
            float t = (values[c] * demodulation[c]) + (noise + bias[c]);
            values[c] = Math.Clamp(t > 0 ? t * positive : t * negative, -clamp, clamp);
        }
    }

    /// <summary>Carries ∂L/∂z back to ∂L/∂c for one pixel's channels, and adds the pixel's share of Σ g_y (y − noise).</summary>
    /// <remarks>
    /// <code>
    /// g_y = g · (|z| &lt; κ ? (z &gt; 0 ? G : G·α) : 0)      g_c = d · g_y
    /// y − noise = z / (z &gt; 0 ? G : G·α) − b − noise        (z is strictly monotonic in y, so y is read off z)
    /// </code>
    /// </remarks>
    /// <param name="gradient">∂L/∂z.</param>
    /// <param name="z">The layer's output.</param>
    /// <param name="demodulation">d.</param>
    /// <param name="bias">b.</param>
    /// <param name="noise">The pixel's noise.</param>
    /// <param name="activation">G, α and κ.</param>
    /// <param name="result">Receives ∂L/∂c.</param>
    /// <param name="demodulated">Σ g_y (y − noise) per channel, added to; empty if not wanted.</param>
    public static void Backward(
        ReadOnlySpan<float> gradient, ReadOnlySpan<float> z, ReadOnlySpan<float> demodulation, ReadOnlySpan<float> bias, float noise,
        in ActivationParameters activation, Span<float> result, Span<float> demodulated)
    {
        float positive = activation.Gain, negative = activation.Gain * activation.Slope;
        int c = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Vector<float> positives = new(positive), negatives = new(negative), clamps = new(activation.Clamp), noises = new(noise);
            Vector<float> inversePositives = new(1 / positive), inverseNegatives = new(1 / negative);
            for (; gradient.Length - c >= Vector<float>.Count; c += Vector<float>.Count)
            {
                Vector<float> value = new(z[c..]);
                Vector<int> isPositive = Vector.GreaterThan(value, Vector<float>.Zero);
                Vector<float> slope = Vector.ConditionalSelect(isPositive, positives, negatives);
                slope = Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(value), clamps), slope, Vector<float>.Zero);
                Vector<float> gy = new Vector<float>(gradient[c..]) * slope;
                (gy * new Vector<float>(demodulation[c..])).CopyTo(result[c..]);
                if (demodulated.Length > 0)
                {
                    Vector<float> y = (value * Vector.ConditionalSelect(isPositive, inversePositives, inverseNegatives))
                        - (new Vector<float>(bias[c..]) + noises);
                    (new Vector<float>(demodulated[c..]) + (gy * y)).CopyTo(demodulated[c..]);
                }
            }
        }

        for (; c < gradient.Length; c++)
        {
            float slope = z[c] > 0 ? positive : negative;
            float gy = Math.Abs(z[c]) < activation.Clamp ? gradient[c] * slope : 0;
            result[c] = gy * demodulation[c];
            if (demodulated.Length > 0)
            {
                demodulated[c] += gy * ((z[c] / slope) - (bias[c] + noise));
            }
        }
    }
}
