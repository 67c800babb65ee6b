using System.Diagnostics;
using DragGan.Numerics;

namespace DragGan.App.Bench;

/// <summary>The two 3x3 convolutions in which a 512-pixel model spends most of its time, against the peak of the same moment.</summary>
internal static class BenchConvolutions
{
    private static readonly (int Size, int Channels)[] Cases = [(64, 512), (128, 256)];

    /// <summary>Measures every case on a pool's threads, a sample of the peak before each sample of the convolution.</summary>
    public static IEnumerable<BenchConvolution> Measure(MachinePeak peak, int rounds, CancellationToken cancellation)
    {
        foreach ((int size, int channels) in Cases)
        {
            float[] weight = new float[channels * channels * 9];
            weight.AsSpan().Fill(0.01f);
            FeatureMap input = new(size + 2, size + 2, channels), output = new(size, size, channels);
            input.Data.Fill(0.5f);
            ConvolutionPass pass = ConvolutionPass.Same(input, ConvolutionWeights.Pack(weight, channels, channels, 3), output);
            pass.Run(peak.Pool, cancellation);
            Samples rate = new(), share = new();
            for (int round = 0; round < rounds; round++)
            {
                double limit = peak.Sample();
                long start = Stopwatch.GetTimestamp();
                pass.Run(peak.Pool, cancellation);
                double gflops = pass.Flop / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9;
                rate.Add(gflops);
                share.Add(gflops / ((limit + peak.Sample()) / 2));
            }

            yield return new BenchConvolution(
                $"conv3x3 {channels} -> {channels} at {size}x{size}", peak.Pool.Threads, pass.Flop / 1e9, rate.Median, share.Median);
        }
    }
}
