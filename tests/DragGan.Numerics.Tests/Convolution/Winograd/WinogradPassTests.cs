using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Convolution.Winograd;

/// <summary>What a pass computes, against the reference in double precision.</summary>
public sealed class WinogradPassTests
{
    public static TheoryData<int> Lengths => Sizes.OneTo67;

    public static MatrixTheoryData<int, int> ChannelPairs => new(Sizes.Awkward, Sizes.Awkward);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_pass_matches_the_reference_at_every_size(int size)
    {
        Check(2, 3, inputs: 3, outputs: size);
        Check(3, 2, inputs: size, outputs: 5);
        Check(height: 1 + (size % 9), width: size, inputs: 2, outputs: 3);
        Check(height: size, width: 1 + (size % 7), inputs: 3, outputs: 2);
    }

    [Theory]
    [MemberData(nameof(ChannelPairs))]
    public void A_pass_matches_the_reference_for_pairs_of_channels(int inputs, int outputs) => Check(2, 5, inputs, outputs);

    [Fact]
    public void Tiles_in_several_groups_blocks_and_bands_are_all_computed()
    {
        Check(29, 37, inputs: 3, outputs: 70); // 8 rows of 10 tiles: bands of 6 and 2 rows, 60 tiles in two blocks
        Check(6, 803, inputs: 2, outputs: 3); // one row of tiles is more than a band may otherwise have
        Check(5, 6, inputs: 600, outputs: 40);
    }

    private static void Check(int height, int width, int inputs, int outputs)
    {
        ReferenceMap x = ReferenceMap.Uniform(height, width, inputs, seed: inputs), dy = ReferenceMap.Uniform(height, width, outputs, seed: -outputs);
        ReferenceFilter filter = ReferenceFilter.Uniform(outputs, inputs, 3, seed: 7);
        ConvolutionWeights packed = ConvolutionWeights.Pack(filter.ToFloats(), outputs, inputs, 3);
        FeatureMap y = WinogradMaps.NotANumber(height, width, outputs), dx = WinogradMaps.NotANumber(height, width, inputs);
        using ComputePool pool = new(1);

        WinogradPass.Same(WinogradMaps.BeforeNotANumber(x), WinogradWeights.Transform(packed), y, new Region(height, width))
            .Run(pool, TestContext.Current.CancellationToken);
        WinogradPass.Same(dy.ToPadded(1), WinogradWeights.Transform(packed.ToAdjoint(flip: true)), dx).Run(pool, TestContext.Current.CancellationToken);

        WinogradMaps.AssertClose(ReferenceKernels.Convolution(x, filter, padding: 1), y.Data, terms: 9 * inputs);
        WinogradMaps.AssertClose(ReferenceKernels.ConvolutionInputGradient(dy, filter, 1, 1, height, width), dx.Data, terms: 9 * outputs);
        AssertAdjoint(x, dx.Data, y.Data, dy);
    }

    /// <summary>⟨A x, dy⟩ = ⟨x, Aᵀ dy⟩: the two directions belong together whatever the reference says.</summary>
    private static void AssertAdjoint(ReferenceMap x, ReadOnlySpan<float> dx, ReadOnlySpan<float> y, ReferenceMap dy)
    {
        double[] output = Numeric.ToDouble(y);
        double scale = Math.Sqrt(x.Channels * Numeric.Dot(x.Values, x.Values) * Numeric.Dot(dy.Values, dy.Values));
        Assert.InRange((Numeric.Dot(output, dy.Values) - Numeric.Dot(x.Values, Numeric.ToDouble(dx))) / scale, -1e-5, 1e-5);
    }
}
