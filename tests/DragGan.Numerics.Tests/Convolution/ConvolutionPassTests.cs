using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Convolution;

public sealed class ConvolutionPassTests
{
    public static TheoryData<int> Lengths => Sizes.OneTo67;

    public static MatrixTheoryData<int, int> ChannelPairs => new(Sizes.Awkward, Sizes.Awkward);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Same_matches_the_reference_at_every_size(int size)
    {
        CheckSame(2, 3, inputs: 3, outputs: size, kernel: 3);
        CheckSame(3, 2, inputs: size, outputs: 5, kernel: 3);
        CheckSame(height: 1 + (size % 4), width: size, inputs: 2, outputs: 3, kernel: 3);
        CheckSame(height: size, width: 1 + (size % 3), inputs: 3, outputs: 2, kernel: 1);
        CheckSame(1, 1, inputs: 68 - size, outputs: size, kernel: 1);
    }

    [Theory]
    [MemberData(nameof(ChannelPairs))]
    public void Same_matches_the_reference_for_pairs_of_channels(int inputs, int outputs) => CheckSame(2, 2, inputs, outputs, kernel: 3);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Transposed_and_strided_match_the_reference_at_every_size(int size)
    {
        CheckTransposed(2, 3, inputs: 3, outputs: size);
        CheckTransposed(3, 2, inputs: size, outputs: 5);
        CheckTransposed(height: 1 + (size % 4), width: size, inputs: 2, outputs: 3);
        CheckTransposed(height: size, width: 1 + (size % 3), inputs: 3, outputs: 2);
    }

    [Theory]
    [MemberData(nameof(ChannelPairs))]
    public void Transposed_and_strided_match_the_reference_for_pairs_of_channels(int inputs, int outputs) =>
        CheckTransposed(1, 2, inputs, outputs);

    [Fact]
    public void Input_channels_in_several_blocks_are_all_summed()
    {
        // 9 taps go in blocks of 128 channels, one tap in blocks of 1152; 5 and 7 pixels leave tiles that are not full.
        CheckSame(1, 5, inputs: 300, outputs: 80, kernel: 3);
        CheckSame(1, 7, inputs: 2400, outputs: 64, kernel: 1);
        CheckTransposed(1, 2, inputs: 600, outputs: 70);
    }

    [Fact]
    public void Rows_in_several_bands_are_all_computed() => CheckSame(37, 29, inputs: 3, outputs: 20, kernel: 3);

    private static void CheckSame(int height, int width, int inputs, int outputs, int kernel)
    {
        ReferenceMap x = ReferenceMap.Uniform(height, width, inputs, seed: inputs), dy = ReferenceMap.Uniform(height, width, outputs, seed: -outputs);
        ReferenceFilter filter = ReferenceFilter.Uniform(outputs, inputs, kernel, seed: 7);
        ConvolutionWeights weights = ConvolutionWeights.Pack(filter.ToFloats(), outputs, inputs, kernel);
        FeatureMap y = NotANumber(height, width, outputs), dx = NotANumber(height, width, inputs);
        using ComputePool pool = new(1);

        ConvolutionPass.Same(x.ToPadded(kernel / 2), weights, y).Run(pool, TestContext.Current.CancellationToken);
        ConvolutionPass.Same(dy.ToPadded(kernel / 2), weights.ToAdjoint(flip: true), dx).Run(pool, TestContext.Current.CancellationToken);

        AssertClose(ReferenceKernels.Convolution(x, filter, kernel / 2), y.Data);
        AssertClose(ReferenceKernels.ConvolutionInputGradient(dy, filter, kernel / 2, 1, height, width), dx.Data);
        AssertAdjoint(x, dx.Data, y.Data, dy);
    }

    private static void CheckTransposed(int height, int width, int inputs, int outputs)
    {
        const float untouched = 12345;
        ReferenceMap x = ReferenceMap.Uniform(height, width, inputs, seed: inputs);
        ReferenceMap dy = ReferenceMap.Uniform((2 * height) + 1, (2 * width) + 1, outputs, seed: -outputs);
        ReferenceFilter filter = ReferenceFilter.Uniform(outputs, inputs, 3, seed: 7);
        ConvolutionWeights weights = ConvolutionWeights.Pack(filter.ToFloats(), outputs, inputs, 3);
        FeatureMap y = new((2 * height) + 3, (2 * width) + 3, outputs), dx = NotANumber(height, width, inputs);
        y.Data.Fill(untouched);
        using ComputePool pool = new(1);

        ConvolutionPass.Transposed(x.ToPadded(1), weights, y).Run(pool, TestContext.Current.CancellationToken);
        ConvolutionPass.Strided(dy.ToPadded(0), weights.ToAdjoint(flip: false), dx).Run(pool, TestContext.Current.CancellationToken);

        float[] inside = y.Inside(border: 1);
        AssertClose(ReferenceKernels.TransposedConvolution(x, filter), inside);
        Assert.Equal(y.Length - inside.Length, y.Data.Count(untouched));
        AssertClose(ReferenceKernels.TransposedConvolutionInputGradient(dy, filter, height, width), dx.Data);
        AssertAdjoint(x, dx.Data, inside, dy);
    }

    private static FeatureMap NotANumber(int height, int width, int channels)
    {
        FeatureMap map = new(height, width, channels);
        map.Data.Fill(float.NaN); // whatever is not overwritten shows
        return map;
    }

    /// <summary>(2e-6)²: sums of up to 2700 products in float.</summary>
    private static void AssertClose(ReferenceMap expected, ReadOnlySpan<float> actual) =>
        Assert.InRange(Numeric.Nmse(expected.Values, actual), 0, 4e-12);

    /// <summary>⟨A x, dy⟩ = ⟨x, Aᵀ dy⟩: the two directions belong together whatever the reference says.</summary>
    private static void AssertAdjoint(ReferenceMap x, ReadOnlySpan<float> dx, ReadOnlySpan<float> y, ReferenceMap dy)
    {
        double[] output = Numeric.ToDouble(y);
        double scale = Math.Sqrt(Numeric.Dot(output, output) * Numeric.Dot(dy.Values, dy.Values));
        Assert.InRange((Numeric.Dot(output, dy.Values) - Numeric.Dot(x.Values, Numeric.ToDouble(dx))) / scale, -1e-5, 1e-5);
    }
}
