using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Optimization;

public sealed class AdamTests
{
    private static readonly AdamSettings Settings = new() { LearningRate = 0.03 };

    public static TheoryData<int> Lengths => [0, .. Enumerable.Range(1, 67)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Twenty_steps_match_the_reference_in_guarded_memory(int length)
    {
        using GuardedMemory theta = new(Numeric.Uniform(length, seed: 1)), first = new(length), second = new(length), gradient = new(length);
        double[] t = Numeric.ToDouble(theta.Span), m = new double[length], v = new double[length];

        for (int step = 1; step <= 20; step++)
        {
            Numeric.Uniform(length, seed: 100 + step).CopyTo(gradient.Span);
            Adam.Step(Settings, step, gradient.Span, theta.Span, first.Span, second.Span);
            ReferenceKernels.Adam(Numeric.ToDouble(gradient.Span), t, m, v, step, 0.03, 0.9, 0.999, 1e-8);
        }

        // (1e-6)²: twenty roundings of values near 1.
        Assert.InRange(Numeric.Nmse(t, theta.Span), 0, 1e-12);
        Assert.InRange(Numeric.Nmse(m, first.Span), 0, 1e-12);
        Assert.InRange(Numeric.Nmse(v, second.Span), 0, 1e-12);
    }

    [Fact]
    public void Every_vector_width_gives_the_same_bits()
    {
        // The same element at every place of a long array, which is vectors, and alone, which is scalar.
        const int length = 67;
        float[] theta = new float[length], first = new float[length], second = new float[length];
        float[] one = [0.4f], m = [0], v = [0];
        Array.Fill(theta, 0.4f);
        for (int step = 1; step <= 5; step++)
        {
            float gradient = Numeric.Uniform(1, seed: step)[0];
            Adam.Step(Settings, step, [.. Enumerable.Repeat(gradient, length)], theta, first, second);
            Adam.Step(Settings, step, [gradient], one, m, v);
        }

        Assert.All(theta, value => Assert.Equal(one[0], value));
    }

    [Fact]
    public void The_first_step_is_the_learning_rate_against_the_gradients_sign()
    {
        float[] theta = [0, 0, 0];

        Adam.Step(Settings, 1, [5, -1e-3f, 0], theta, new float[3], new float[3]);

        Assert.Equal(-0.03f, theta[0], tolerance: 1e-7);
        Assert.Equal(0.03f, theta[1], tolerance: 1e-6); // ε is 1e-5 of this gradient
        Assert.Equal(0, theta[2]);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        float[] theta = new float[100], gradient = Numeric.Uniform(100, seed: 1), first = new float[100], second = new float[100];
        Adam.Step(Settings, 1, gradient, theta, first, second);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Adam.Step(Settings, 2, gradient, theta, first, second);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Settings_outside_their_range_are_refused_also_by_with()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamSettings { LearningRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Settings with { LearningRate = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => Settings with { Beta1 = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Settings with { Beta2 = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Settings with { Epsilon = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("step", () => Adam.Step(Settings, 0, [], [], [], []));
        Assert.Throws<ArgumentException>("secondMoment", () => Adam.Step(Settings, 1, [1], [1], [1], [1, 2]));
    }
}
