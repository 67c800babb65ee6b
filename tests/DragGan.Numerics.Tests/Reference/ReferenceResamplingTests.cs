using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Reference;

public sealed class ReferenceResamplingTests
{
    public static TheoryData<string> Kinds => ["up", "after-transposed", "down"];

    [Fact]
    public void Doubling_mixes_each_sample_three_to_one_with_its_neighbour()
    {
        ReferenceMap x = new(1, 3, 1, [1, 2, 4]);

        ReferenceMap y = ReferenceKernels.Fir(x, FirResampling.SkipUp);

        // Along the row (x[i-1] + 3x[i]) / 4 and (3x[i] + x[i+1]) / 4; across, 3/4 because the rows outside are zero.
        double[] row = [0.75, 1.25, 1.75, 2.5, 3.5, 3.0];
        Assert.Equal(row.Concat(row).Select(value => 0.75 * value), y.Values);
    }

    [Fact]
    public void Doubling_and_halving_keep_a_constant_inside()
    {
        ReferenceMap x = new ReferenceMap(6, 6, 1).Select(_ => 3);

        Assert.Equal(3, ReferenceKernels.Fir(x, FirResampling.SkipUp)[5, 6, 0], tolerance: 1e-15);
        Assert.Equal(3, ReferenceKernels.Fir(x, FirResampling.Down2)[1, 1, 0], tolerance: 1e-15);
    }

    [Fact]
    public void An_up_layer_comes_out_twice_as_large()
    {
        ReferenceMap y = ReferenceKernels.Fir(new ReferenceMap(2 * 5 + 1, 2 * 3 + 1, 1), FirResampling.AfterTransposed);

        Assert.Equal((10, 6), (y.Height, y.Width));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gradients_match_central_differences(string kind)
    {
        FirResampling how = kind switch
        {
            "up" => FirResampling.SkipUp,
            "down" => FirResampling.Down2,
            _ => FirResampling.AfterTransposed,
        };
        ReferenceMap x = ReferenceMap.Uniform(6, 5, 2, seed: 1);
        ReferenceMap dy = ReferenceMap.Uniform(how.OutputLength(6), how.OutputLength(5), 2, seed: 2);
        double Loss(double[] _) => Numeric.Dot(ReferenceKernels.Fir(x, how).Values, dy.Values);

        ReferenceMap dx = ReferenceKernels.FirInputGradient(dy, how, 6, 5);

        Assert.InRange(GradientChecker.LargestError(Loss, x.Values, dx.Values), 0, 1e-8);
    }

    [Fact]
    public void Bilinear_resizing_puts_samples_at_cell_centres_and_repeats_the_edge()
    {
        ReferenceMap x = new(1, 2, 1, [0, 1]);

        Assert.Equal([0.0, 0.25, 0.75, 1], ReferenceKernels.BilinearResize(x, 1, 4).Values);
        Assert.Equal([0.5], ReferenceKernels.BilinearResize(x, 1, 1).Values);
    }
}
