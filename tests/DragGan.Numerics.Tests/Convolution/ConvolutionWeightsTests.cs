using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Convolution;

public sealed class ConvolutionWeightsTests
{
    public static TheoryData<int> Lengths => Sizes.OneTo67;

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_adjoint_of_the_adjoint_is_packed_like_the_original(int channels)
    {
        ConvolutionWeights weights = ConvolutionWeights.Pack(Numeric.Uniform(channels * 5 * 9, seed: 1), channels, 5, 3);

        Assert.Equal(weights.Buffer.Span, weights.ToAdjoint(flip: true).ToAdjoint(flip: true).Buffer.Span);
        Assert.Equal(weights.Buffer.Span, weights.ToAdjoint(flip: false).ToAdjoint(flip: false).Buffer.Span);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_adjoint_swaps_channels_and_mirrors_taps_only_if_asked(int channels)
    {
        ReferenceFilter filter = ReferenceFilter.Uniform(channels, 3, 3, seed: 1), swapped = new(3, channels, 3), mirrored = new(3, channels, 3);
        for (int k = 0; k < channels * 27; k++)
        {
            (int o, int i, int ky, int kx) = (k / 27, k / 9 % 3, k / 3 % 3, k % 3);
            swapped[i, o, ky, kx] = filter[o, i, ky, kx];
            mirrored[i, o, 2 - ky, 2 - kx] = filter[o, i, ky, kx];
        }

        ConvolutionWeights weights = ConvolutionWeights.Pack(filter.ToFloats(), channels, 3, 3);

        Assert.Equal(ConvolutionWeights.Pack(swapped.ToFloats(), 3, channels, 3).Buffer.Span, weights.ToAdjoint(flip: false).Buffer.Span);
        Assert.Equal(ConvolutionWeights.Pack(mirrored.ToFloats(), 3, channels, 3).Buffer.Span, weights.ToAdjoint(flip: true).Buffer.Span);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_weight_is_packed_once_among_zeros(int channels)
    {
        float[] values = [.. Enumerable.Range(1, channels * 2).Select(value => (float)value)];

        ConvolutionWeights weights = ConvolutionWeights.Pack(values, channels, 2, 1);

        Assert.Equal(values, weights.Buffer.Span.ToArray().Where(value => value != 0).Order());
        Assert.Equal(weights.Buffer.Length * sizeof(float), weights.Bytes);
        Assert.InRange(weights.Buffer.Length, values.Length, values.Length + (2 * 15)); // at most 15 idle lanes
    }

    [Fact]
    public void Weights_of_the_wrong_size_are_refused_with_both_sizes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ConvolutionWeights.Pack(new float[17], 2, 1, 3));

        Assert.Contains("17", error.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 1, 3, 3] needs 18", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ConvolutionWeights.Pack([], 0, 1, 3));
    }
}
