using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Convolution;

/// <summary>How a pass runs: threads, epilogues, allocation, errors.</summary>
public sealed class ConvolutionRunTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
    {
        ConvolutionWeights weights = Weights(outputs: 100, inputs: 140, kernel: 3);
        FeatureMap padded = Sizes.UniformMap(18, 15, 140, seed: 1), y = new(16, 13, 100), again = new(16, 13, 100);
        FeatureMap wide = new(35, 29, 100), wideAgain = new(35, 29, 100);
        using ComputePool one = new(1), many = new(threads);

        ConvolutionPass.Same(padded, weights, y).Run(one, TestContext.Current.CancellationToken);
        ConvolutionPass.Same(padded, weights, again).Run(many, TestContext.Current.CancellationToken);
        ConvolutionPass.Transposed(padded, weights, wide).Run(one, TestContext.Current.CancellationToken);
        ConvolutionPass.Transposed(padded, weights, wideAgain).Run(many, TestContext.Current.CancellationToken);

        Assert.Equal(y.Data, again.Data);
        Assert.Equal(wide.Data, wideAgain.Data);
    }

    [Fact]
    public void The_epilogue_sees_every_row_of_every_channel_once_and_finished()
    {
        FeatureMap padded = Sizes.UniformMap(42, 22, 5, seed: 1), plain = new(40, 20, 90), y = new(40, 20, 90);
        ConvolutionWeights weights = Weights(outputs: 90, inputs: 5, kernel: 3);
        using ComputePool pool = new(3);
        ConvolutionPass.Same(padded, weights, plain).Run(pool, TestContext.Current.CancellationToken);
        RecordingEpilogue epilogue = new(plain, y);
        ConvolutionPass pass = ConvolutionPass.Same(padded, weights, y, epilogue);

        pass.Run(pool, TestContext.Current.CancellationToken);

        Assert.All(epilogue.Visits, count => Assert.Equal(1, count));
        Assert.True(epilogue.WasFinished);
        Assert.Equal(pass.Bands, epilogue.Bands);
    }

    [Fact]
    public void Flop_counts_what_is_really_multiplied_and_added()
    {
        ConvolutionPass same = ConvolutionPass.Same(new FeatureMap(6, 7, 3), Weights(8, 3, 3), new FeatureMap(4, 5, 8));
        ConvolutionPass transposed = ConvolutionPass.Transposed(new FeatureMap(6, 7, 3), Weights(8, 3, 3), new FeatureMap(11, 13, 8));

        Assert.Equal(2L * 4 * 5 * 9 * 3 * 8, same.Flop);
        Assert.Equal(2L * ((5 * 6 * 4) + (5 * 5 * 2) + (4 * 6 * 2) + (4 * 5)) * 3 * 8, transposed.Flop); // by output phase
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        using ComputePool pool = new(1);
        ConvolutionPass pass = ConvolutionPass.Same(Sizes.UniformMap(6, 6, 130, seed: 1), Weights(70, 130, 3), new FeatureMap(4, 4, 70));

        Assert.Equal(0, Allocations.Of(() => pass.Run(pool, CancellationToken.None)));
    }

    [Fact]
    public void A_signalled_token_stops_the_run()
    {
        using ComputePool pool = new(1);
        ConvolutionPass pass = ConvolutionPass.Same(new FeatureMap(6, 6, 3), Weights(3, 3, 3), new FeatureMap(4, 4, 3));

        Assert.Throws<OperationCanceledException>(() => pass.Run(pool, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Maps_that_do_not_fit_are_refused_with_both_sizes()
    {
        ConvolutionWeights weights = Weights(8, 3, 3);

        ArgumentException size = Assert.Throws<ArgumentException>(
            "paddedInput", () => ConvolutionPass.Same(new FeatureMap(5, 6, 3), weights, new FeatureMap(4, 4, 8)));
        ArgumentException channels = Assert.Throws<ArgumentException>(
            "output", () => ConvolutionPass.Same(new FeatureMap(6, 6, 3), weights, new FeatureMap(4, 4, 7)));

        Assert.StartsWith("'paddedInput' has 5 x 6 pixels, expected 6 x 6.", size.Message, StringComparison.Ordinal);
        Assert.StartsWith("'output' has 7 channels, but the weights need 8.", channels.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            "paddedOutput", () => ConvolutionPass.Transposed(new FeatureMap(6, 6, 3), weights, new FeatureMap(10, 11, 8)));
        Assert.Throws<ArgumentException>("input", () => ConvolutionPass.Strided(new FeatureMap(8, 9, 3), weights, new FeatureMap(4, 4, 8)));
        Assert.Throws<ArgumentException>(
            "weights", () => ConvolutionPass.Transposed(new FeatureMap(6, 6, 3), Weights(8, 3, 1), new FeatureMap(11, 11, 8)));
    }

    private static ConvolutionWeights Weights(int outputs, int inputs, int kernel) =>
        ConvolutionWeights.Pack(Numeric.Uniform(outputs * inputs * kernel * kernel, seed: 9), outputs, inputs, kernel);

    private sealed class RecordingEpilogue(FeatureMap finished, FeatureMap output) : BandEpilogue
    {
        private readonly Lock _visits = new();
        private int _highestBand;

        public int[] Visits { get; } = new int[output.Height * output.Channels];

        public bool WasFinished { get; private set; } = true;

        public int Bands => _highestBand + 1;

        public override void Finish(int band, int piece, PixelRect part, int firstChannel, int channels)
        {
            lock (_visits)
            {
                _highestBand = Math.Max(_highestBand, band);
                for (int row = part.Top; row < part.Bottom; row++)
                {
                    for (int channel = firstChannel; channel < firstChannel + channels; channel++)
                    {
                        Visits[(row * output.Channels) + channel]++;
                        WasFinished &= output.Pixel(row, 0)[channel] == finished.Pixel(row, 0)[channel];
                        WasFinished &= output.Pixel(row, output.Width - 1)[channel] == finished.Pixel(row, output.Width - 1)[channel];
                    }
                }
            }
        }
    }
}
