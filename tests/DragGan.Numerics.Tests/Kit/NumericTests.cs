using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Kit;

public sealed class NumericTests
{
    [Fact]
    public void Uniform_values_fill_the_range_evenly_and_differ_by_seed()
    {
        float[] values = Numeric.Uniform(10_000, seed: 1);

        Assert.All(values, value => Assert.InRange(value, -1f, 0.99999994f));
        Assert.InRange(values.Average(), -0.02, 0.02); // four standard errors of 10⁴ values whose deviation is 1/√3
        Assert.InRange(values.Count(value => value > 0.5f), 2_300, 2_700);
        Assert.NotEqual(values, Numeric.Uniform(10_000, seed: 2));
        Assert.Equal(values, Numeric.Uniform(10_000, seed: 1));
    }

    [Fact]
    public void Error_is_relative_to_the_expected_size()
    {
        Assert.Equal(0.04, Numeric.Nmse([3.0, 4.0], [3.0, 5.0]), tolerance: 1e-15);
        Assert.Equal(0.2, Numeric.RelativeRms([3f, 4f], [3f, 5f]), tolerance: 1e-15);
        Assert.Equal(1, Numeric.LargestDifference([3f, 4f], [3f, 5f]));
        Assert.Equal(0.6, Numeric.Cosine([1f, 0f], [3f, 4f]), tolerance: 1e-15);
    }

    [Fact]
    public void An_answer_of_zeros_or_of_NaN_never_passes()
    {
        Assert.Equal(1, Numeric.Nmse([3.0, 4.0], [0.0, 0.0]));
        Assert.Equal(double.PositiveInfinity, Numeric.Nmse([3.0, 4.0], [3.0, double.NaN]));
        Assert.Equal(double.PositiveInfinity, Numeric.Nmse([0.0], [1e-9]));
        Assert.Equal(double.PositiveInfinity, Numeric.LargestDifference([3f], [float.NaN]));
        Assert.Throws<ArgumentException>(() => Numeric.Nmse([1.0], [1.0, 2.0]));
    }

    [Fact]
    public void The_gradient_checker_accepts_the_gradient_and_refuses_a_wrong_one()
    {
        double[] x = [0.3, -1.2, 2];
        static double Function(double[] v) => (v[0] * v[0] * v[1]) + Math.Sin(v[2]);
        double[] gradient = [2 * x[0] * x[1], x[0] * x[0], Math.Cos(x[2])];

        Assert.InRange(GradientChecker.LargestError(Function, x, gradient), 0, 1e-9);
        gradient[1] *= 1.001;
        Assert.InRange(GradientChecker.LargestError(Function, x, gradient), 1e-5, 1e-3);
        Assert.InRange(GradientChecker.LargestError(Function, x, [0.0, 0, 0]), 0.5, 1);
        Assert.Equal(double.PositiveInfinity, GradientChecker.LargestError(Function, x, [double.NaN, 0, 0]));
        Assert.Equal([0.3, -1.2, 2], x);
    }
}
