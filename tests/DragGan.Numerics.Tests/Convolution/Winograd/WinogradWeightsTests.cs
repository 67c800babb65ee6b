using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Convolution.Winograd;

public sealed class WinogradWeightsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(67, 5)]
    [InlineData(80, 33)]
    public void Packed_and_plain_weights_transform_alike(int outputs, int inputs)
    {
        float[] weight = Numeric.Uniform(outputs * inputs * 9, seed: 5);

        WinogradWeights plain = WinogradWeights.Transform(weight, outputs, inputs);
        WinogradWeights packed = WinogradWeights.Transform(ConvolutionWeights.Pack(weight, outputs, inputs, 3));

        Assert.Equal(plain.Buffer.Span, packed.Buffer.Span);
        Assert.Equal((outputs, inputs), (plain.OutputChannels, plain.InputChannels));
    }

    [Fact]
    public void They_take_four_times_the_memory_of_the_weights()
    {
        ConvolutionWeights weights = ConvolutionWeights.Pack(new float[128 * 32 * 9], 128, 32, 3);

        Assert.Equal(4 * weights.Bytes, WinogradWeights.Transform(weights).Bytes);
    }

    [Fact]
    public void Weights_of_other_sizes_are_refused()
    {
        ArgumentException kernel = Assert.Throws<ArgumentException>(
            "weights", () => WinogradWeights.Transform(ConvolutionWeights.Pack(new float[6], 2, 3, 1)));

        Assert.StartsWith("The weights have 1 x 1 taps, expected 3 x 3.", kernel.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => WinogradWeights.Transform(new float[53], 2, 3));
    }
}
