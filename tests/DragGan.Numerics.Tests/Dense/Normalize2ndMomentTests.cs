using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Dense;

public sealed class Normalize2ndMomentTests
{
    public static TheoryData<int> Lengths => Sizes.OneTo67;

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Forward_matches_the_reference_in_guarded_memory(int length)
    {
        using GuardedMemory x = new(Numeric.Uniform(length, seed: length)), y = new(length);
        double[] expected = ReferenceKernels.Normalize2ndMoment(Numeric.ToDouble(x.Span));

        Normalize2ndMoment.Forward(x.Span, y.Span);
        Normalize2ndMoment.Forward(x.Span, x.Span);

        Assert.InRange(Numeric.Nmse(expected, y.Span), 0, 1e-13);
        Assert.Equal(y.Span, x.Span);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Backward_matches_central_differences_in_guarded_memory(int length)
    {
        double[] point = Numeric.ToDouble(Numeric.Uniform(length, seed: length)), dy = Numeric.ToDouble(Numeric.Uniform(length, seed: -length));
        using GuardedMemory x = new(Numeric.ToFloat(point)), gradient = new(Numeric.ToFloat(dy)), dx = new(length);

        Normalize2ndMoment.Backward(x.Span, gradient.Span, dx.Span);
        Normalize2ndMoment.Backward(x.Span, gradient.Span, gradient.Span);

        double[] numeric = GradientChecker.CentralDifferences(v => Numeric.Dot(ReferenceKernels.Normalize2ndMoment(v), dy), point);
        if (length > 1)
        {
            Assert.InRange(Numeric.Nmse(numeric, dx.Span), 0, 1e-10);
        }
        else
        {
            // One value is always normalised to ±1: its gradient is rounding about zero, where nothing is relative.
            Assert.InRange(dx.Span[0], -1e-5, 1e-5);
        }

        Assert.Equal(dx.Span, gradient.Span);
    }

    [Fact]
    public void Zeros_stay_zeros()
    {
        float[] y = [1, 1];

        Normalize2ndMoment.Forward([0, 0], y);

        Assert.Equal([0f, 0], y);
    }

    [Fact]
    public void Unequal_or_empty_vectors_are_refused()
    {
        Assert.Throws<ArgumentException>("y", () => Normalize2ndMoment.Forward(new float[3], new float[2]));
        Assert.Throws<ArgumentException>("y", () => Normalize2ndMoment.Forward([], []));
        Assert.Throws<ArgumentException>("dx", () => Normalize2ndMoment.Backward(new float[3], new float[3], new float[2]));
    }
}
