using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Modulation;

/// <summary>The fused passes put together as a synthesis layer, forward and in reverse, against the double-precision layer.</summary>
public sealed class ModulatedLayerTests
{
    public static TheoryData<int> Lengths => Sizes.OneTo67;

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Forward_and_reverse_match_the_reference_at_every_size(int size)
    {
        Check(3, 2, inputs: size, outputs: 3 + (size % 5), up: false, bound: 1.1, noise: true);
        Check(2, 3, inputs: 2 + (size % 5), outputs: size, up: false, bound: double.PositiveInfinity, noise: true);
        Check(2, 2, inputs: size, outputs: 3 + (size % 5), up: true, bound: 1.1, noise: true);
        Check(1, 3, inputs: 2 + (size % 5), outputs: size, up: true, bound: double.PositiveInfinity, noise: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Forward_and_reverse_match_without_noise_and_on_maps_of_several_bands(bool up) =>
        Check(33, 19, inputs: 5, outputs: 18, up, bound: 2, noise: false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reverse_matches_central_differences_of_the_reference(bool up)
    {
        ReferenceLayer layer = ReferenceLayer.Uniform(3, 3, 4, 5, 3, up, seed: 1) with { Bound = 1.1 };
        ReferenceMap x = ReferenceMap.Uniform(3, 3, 4, seed: 5), dz = ReferenceMap.Uniform(layer.Noise.Height, layer.Noise.Width, 5, seed: 7);
        double[] styles = Numeric.ToDouble(Numeric.Uniform(4, seed: 6));
        double Loss(double[] _) => Numeric.Dot(ReferenceKernels.ModulatedLayer(layer, x, styles).Values, dz.Values);
        using ComputePool pool = new(1);
        ModulatedLayerPasses passes = new(layer, x, styles);

        passes.Forward(pool);
        passes.Reverse(pool, dz);

        Assert.InRange(GradientChecker.LargestError(Loss, x.Values, passes.Dx.Data, step: 1e-6), 0, 1e-4);
        Assert.InRange(GradientChecker.LargestError(Loss, styles, passes.Dstyles, step: 1e-6), 0, 1e-4);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(8, true)]
    public void Any_number_of_threads_gives_the_same_bits(int threads, bool up)
    {
        ReferenceLayer layer = ReferenceLayer.Uniform(20, 20, 24, 40, 3, up, seed: 1) with { Bound = 3 };
        ReferenceMap x = ReferenceMap.Uniform(20, 20, 24, seed: 5), dz = ReferenceMap.Uniform(layer.Noise.Height, layer.Noise.Width, 40, seed: 7);
        double[] styles = Numeric.ToDouble(Numeric.Uniform(24, seed: 6));
        using ComputePool one = new(1), many = new(threads);
        ModulatedLayerPasses first = new(layer, x, styles), second = new(layer, x, styles);

        first.Forward(one);
        first.Reverse(one, dz);
        second.Forward(many);
        second.Reverse(many, dz);

        Assert.Equal(first.Z.Data, second.Z.Data);
        Assert.Equal(first.Dx.Data, second.Dx.Data);
        Assert.Equal(first.Dstyles, second.Dstyles);
    }

    [Fact]
    public void A_second_run_starts_afresh()
    {
        ReferenceLayer layer = ReferenceLayer.Uniform(3, 4, 5, 6, 3, up: true, seed: 1);
        ReferenceMap x = ReferenceMap.Uniform(3, 4, 5, seed: 5), dz = ReferenceMap.Uniform(6, 8, 6, seed: 7);
        using ComputePool pool = new(1);
        ModulatedLayerPasses passes = new(layer, x, [1, 2, 3, 4, 5]);
        passes.Forward(pool);
        passes.Reverse(pool, dz);
        float[] z = passes.Z.Data.ToArray(), dx = passes.Dx.Data.ToArray(), dStyles = [.. passes.Dstyles];

        passes.Forward(pool);
        passes.Reverse(pool, dz);

        Assert.Equal(z, passes.Z.Data);
        Assert.Equal(dx, passes.Dx.Data);
        Assert.Equal(dStyles, passes.Dstyles);
    }

    private static void Check(int height, int width, int inputs, int outputs, bool up, double bound, bool noise)
    {
        ReferenceLayer layer = ReferenceLayer.Uniform(height, width, inputs, outputs, 3, up, seed: inputs) with { Bound = bound };
        layer = noise ? layer : layer with { Noise = new ReferenceMap(layer.Noise.Height, layer.Noise.Width, 1) };
        ReferenceMap x = ReferenceMap.Uniform(height, width, inputs, seed: 5);
        ReferenceMap dz = ReferenceMap.Uniform(layer.Noise.Height, layer.Noise.Width, outputs, seed: 7);
        double[] styles = Numeric.ToDouble(Numeric.Uniform(inputs, seed: 6));
        using ComputePool pool = new(1);
        ModulatedLayerPasses passes = new(layer, x, styles, noise);

        passes.Forward(pool);
        passes.Reverse(pool, dz);

        // (1e-6)² forward, (1e-5)² in reverse: float throughout. A lost clamp, slope, noise or style costs more than 1e-2.
        (ReferenceMap dx, double[] dStyles) = ReferenceKernels.ModulatedLayerBackward(layer, x, styles, dz);
        Assert.InRange(Numeric.Nmse(ReferenceKernels.ModulatedLayer(layer, x, styles).Values, passes.Z.Data), 0, 1e-12);
        Assert.InRange(Numeric.Nmse(dx.Values, passes.Dx.Data), 0, 1e-10);
        if (inputs > 1)
        {
            // (1e-4)²: in so small a layer the two shares of the styles' gradient nearly cancel.
            Assert.InRange(Numeric.Nmse(dStyles, passes.Dstyles), 0, 1e-8);
        }
        else
        {
            // Demodulation takes a single style's size away: its gradient is rounding about zero, where nothing is relative.
            Assert.InRange(passes.Dstyles[0], -1e-4, 1e-4);
        }
    }
}
