using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Modulation;

public sealed class LayerActivationTests
{
    private const float Noise = 0.15f;
    private static readonly ActivationParameters Activation = new(Slope: 0.2f, Gain: 1.5f, Clamp: 0.9f);

    public static TheoryData<int> Lengths => [0, .. Enumerable.Range(1, 67)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Forward_matches_the_reference_in_guarded_memory(int channels)
    {
        using GuardedMemory values = new(Numeric.Uniform(channels, seed: 1)), d = new(Numeric.Uniform(channels, seed: 2)), b = new(Numeric.Uniform(channels, seed: 3));
        double[] expected = [.. Enumerable.Range(0, channels).Select(c => Reference(Numeric.Uniform(channels, seed: 1)[c], d.Span[c], b.Span[c]))];

        LayerActivation.Forward(values.Span, d.Span, b.Span, Noise, Activation);

        Assert.InRange(Numeric.Nmse(expected, values.Span), 0, 1e-13);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Backward_matches_the_reference_in_guarded_memory(int channels)
    {
        float[] c = Numeric.Uniform(channels, seed: 1), upstream = Numeric.Uniform(channels, seed: 4);
        using GuardedMemory z = new(c), d = new(Numeric.Uniform(channels, seed: 2)), b = new(Numeric.Uniform(channels, seed: 3));
        using GuardedMemory gradient = new(upstream), result = new(channels), demodulated = new(channels), alone = new(channels);
        LayerActivation.Forward(z.Span, d.Span, b.Span, Noise, Activation);
        demodulated.Span.Fill(1);

        LayerActivation.Backward(gradient.Span, z.Span, d.Span, b.Span, Noise, Activation, result.Span, demodulated.Span);
        LayerActivation.Backward(gradient.Span, z.Span, d.Span, b.Span, Noise, Activation, alone.Span, []);

        double[] expected = new double[channels], expectedSums = new double[channels];
        for (int i = 0; i < channels; i++)
        {
            double y = ((double)c[i] * d.Span[i]) + Noise;
            double slope = upstream[i] * ReferenceKernels.ActivationSlope(y + b.Span[i], Activation.Gain, Activation.Clamp);
            expected[i] = slope * d.Span[i];
            expectedSums[i] = 1 + (slope * (y - Noise)); // added to the 1 that was there
        }

        Assert.InRange(Numeric.Nmse(expected, result.Span), 0, 1e-12);
        Assert.InRange(Numeric.Nmse(expectedSums, demodulated.Span), 0, 1e-12);
        Assert.Equal(result.Span, alone.Span);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_NaN_stays_a_NaN_and_without_a_clamp_nothing_is_bounded(int channels)
    {
        float[] values = [.. Enumerable.Repeat(float.NaN, channels)], large = [.. Enumerable.Repeat(1e30f, channels)];
        float[] ones = [.. Enumerable.Repeat(1f, channels)];

        LayerActivation.Forward(values, ones, ones, 0, Activation);
        LayerActivation.Forward(large, ones, ones, 0, Activation with { Clamp = float.PositiveInfinity });

        Assert.All(values, value => Assert.True(float.IsNaN(value)));
        Assert.All(large, value => Assert.Equal(1.5, value / 1e30, tolerance: 1e-6));
    }

    private static double Reference(float c, float d, float b) =>
        ReferenceKernels.Activation(((double)c * d) + Noise + b, Activation.Gain, Activation.Clamp);
}
