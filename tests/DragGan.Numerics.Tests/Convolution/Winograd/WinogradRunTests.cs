using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Convolution.Winograd;

/// <summary>How a pass runs: threads, epilogues, allocation, scratch, errors.</summary>
public sealed class WinogradRunTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
    {
        // 6 bands: shared out whole to 1 and 2 threads, cut by panels for 3 and 8.
        WinogradWeights weights = Weights(outputs: 100, inputs: 20);
        FeatureMap padded = Sizes.UniformMap(66, 63, 20, seed: 1), y = new(64, 61, 100), again = new(64, 61, 100);
        using ComputePool one = new(1), many = new(threads);

        WinogradPass pass = WinogradPass.Same(padded, weights, y);
        pass.Run(one, TestContext.Current.CancellationToken);
        WinogradPass.Same(padded, weights, again).Run(many, TestContext.Current.CancellationToken);

        Assert.Equal(6, pass.Bands);
        Assert.Equal(y.Data, again.Data);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void The_epilogue_sees_every_pixel_of_every_channel_once_and_finished(int threads)
    {
        FeatureMap padded = Sizes.UniformMap(46, 32, 5, seed: 1), plain = new(44, 30, 90), y = new(44, 30, 90);
        WinogradWeights weights = Weights(outputs: 90, inputs: 5);
        using ComputePool pool = new(threads);
        WinogradPass.Same(padded, weights, plain).Run(pool, TestContext.Current.CancellationToken);
        RecordingEpilogue epilogue = new(plain, y);
        WinogradPass pass = WinogradPass.Same(padded, weights, y, epilogue);

        pass.Run(pool, TestContext.Current.CancellationToken);

        Assert.All(epilogue.Visits, count => Assert.Equal(1, count));
        Assert.True(epilogue.WasFinished);
        Assert.InRange(pass.Bands, 2, int.MaxValue);
        Assert.Equal(pass.Bands, epilogue.Bands);
    }

    [Fact]
    public void More_inputs_than_the_scratch_holds_are_done_in_chunks()
    {
        // The scratch holds 32 groups of 256 channels; the map has 38, and 8 bands are too few to be shared out whole to 3 threads.
        WinogradWeights weights = Weights(outputs: 3, inputs: 256);
        FeatureMap padded = Sizes.UniformMap(62, 62, 256, seed: 1), y = new(60, 60, 3), direct = new(60, 60, 3);
        FloatBuffer scratch = new(WinogradPass.ScratchLength(60, 60, weights));
        using ComputePool pool = new(3);

        WinogradPass.Same(padded, weights, y, epilogue: null, scratch).Run(pool, TestContext.Current.CancellationToken);
        ConvolutionPass.Same(padded, ConvolutionWeights.Pack(Values(3, 256), 3, 256, 3), direct).Run(pool, TestContext.Current.CancellationToken);

        Assert.Equal(32, scratch.Length / (6 * 36 * 256));
        Assert.InRange(Numeric.RelativeRms(direct.Data, y.Data), 0, 5e-6);
    }

    [Fact]
    public void Flop_counts_the_direct_work_and_the_actual()
    {
        WinogradPass pass = WinogradPass.Same(new FeatureMap(11, 10, 30), Weights(80, 30), new FeatureMap(9, 8, 80));

        Assert.Equal(2L * 9 * 8 * 9 * 30 * 80, pass.Flop);
        Assert.InRange(pass.ActualFlop, 2L * 6 * 36 * 30 * 80, (2L * 6 * 36 * 30 * 80) + (6 * 400 * (30 + 80))); // 3 x 2 tiles and their transforms
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        using ComputePool pool = new(1);
        WinogradPass small = WinogradPass.Same(Sizes.UniformMap(6, 6, 130, seed: 1), Weights(70, 130), new FeatureMap(4, 4, 70));
        WinogradPass large = WinogradPass.Same(Sizes.UniformMap(62, 62, 3, seed: 1), Weights(70, 3), new FeatureMap(60, 60, 70));

        Assert.Equal(0, Allocations.Of(() =>
        {
            small.Run(pool, CancellationToken.None);
            large.Run(pool, CancellationToken.None);
        }));
    }

    [Fact]
    public void A_signalled_token_stops_the_run()
    {
        using ComputePool pool = new(1);
        WinogradPass pass = WinogradPass.Same(new FeatureMap(6, 6, 3), Weights(3, 3), new FeatureMap(4, 4, 3));

        Assert.Throws<OperationCanceledException>(() => pass.Run(pool, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Maps_that_do_not_fit_are_refused_with_both_sizes()
    {
        WinogradWeights weights = Weights(8, 3);

        ArgumentException size = Assert.Throws<ArgumentException>(
            "paddedInput", () => WinogradPass.Same(new FeatureMap(5, 6, 3), weights, new FeatureMap(4, 4, 8)));
        ArgumentException channels = Assert.Throws<ArgumentException>(
            "output", () => WinogradPass.Same(new FeatureMap(6, 6, 3), weights, new FeatureMap(4, 4, 7)));
        ArgumentException scratch = Assert.Throws<ArgumentException>(
            "scratch", () => WinogradPass.Same(new FeatureMap(6, 6, 3), weights, new FeatureMap(4, 4, 8), epilogue: null, new FloatBuffer(647)));

        Assert.StartsWith("'paddedInput' has 5 x 6 pixels, expected 6 x 6.", size.Message, StringComparison.Ordinal);
        Assert.StartsWith("'output' has 7 channels, but the weights need 8.", channels.Message, StringComparison.Ordinal);
        Assert.StartsWith("'scratch' holds 647 elements, but 648 are needed.", scratch.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("input", () => WinogradPass.Same(new FeatureMap(6, 6, 4), weights, new FeatureMap(4, 4, 8)));
    }

    private static float[] Values(int outputs, int inputs) => Numeric.Uniform(outputs * inputs * 9, seed: 9);

    private static WinogradWeights Weights(int outputs, int inputs) => WinogradWeights.Transform(Values(outputs, inputs), outputs, inputs);

    private sealed class RecordingEpilogue(FeatureMap finished, FeatureMap output) : BandEpilogue
    {
        private readonly Lock _visits = new();
        private int _highestBand;

        public int[] Visits { get; } = new int[output.Length];

        public bool WasFinished { get; private set; } = true;

        public int Bands => _highestBand + 1;

        public override void Finish(int band, int piece, PixelRect part, int firstChannel, int channels)
        {
            lock (_visits)
            {
                _highestBand = Math.Max(_highestBand, band);
                for (int y = part.Top; y < part.Bottom; y++)
                {
                    for (int x = part.Left; x < part.Right; x++)
                    {
                        for (int channel = firstChannel; channel < firstChannel + channels; channel++)
                        {
                            Visits[(((y * output.Width) + x) * output.Channels) + channel]++;
                            WasFinished &= output.Pixel(y, x)[channel] == finished.Pixel(y, x)[channel];
                        }
                    }
                }
            }
        }
    }
}
