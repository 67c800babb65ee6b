namespace DragGan.Scenes.Tests.Random;

public sealed class NormalDistributionTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(2.6, 0.9953388119762813)]
    [InlineData(-3.5, 0.00023262907903552502)]
    public void Cumulative_agrees_with_the_tables(double z, double expected)
    {
        Assert.Equal(expected, NormalDistribution.Cumulative(z), tolerance: 2e-7);
    }

    [Fact]
    public void Draws_have_mean_0_the_variance_of_a_cut_normal_and_stay_within_the_cut()
    {
        const int count = 20_000;
        SplitMix random = new(3);
        double sum = 0, squares = 0;
        for (int i = 0; i < count; i++)
        {
            float z = NormalDistribution.Draw(ref random, 2.6);
            Assert.InRange(z, -2.6f, 2.6f);
            sum += z;
            squares += z * z;
        }

        // 1 - 2 * 2.6 φ(2.6) / (2Φ(2.6) - 1) = 0.929; both to about four standard errors
        Assert.Equal(0, sum / count, tolerance: 0.03);
        Assert.Equal(0.929, squares / count, tolerance: 0.03);
    }
}
