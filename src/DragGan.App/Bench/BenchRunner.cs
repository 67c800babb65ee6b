using System.Diagnostics;
using System.Runtime.InteropServices;
using DragGan.Dragging;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.App.Bench;

/// <summary>Measures one model on this machine: peak, convolutions, layers, steps, picture.</summary>
/// <remarks>
/// The machine may be shared and its speed may drift, so the things compared are sampled in turn, each next to a sample of
/// the peak, and medians are quoted.
/// </remarks>
internal sealed class BenchRunner(string name, SynthesisWeights weights, Latent latent, ComputePool pool)
{
    private const int ConvolutionRounds = 7;
    private const int StepRounds = 7;

    private readonly Synthesis _synthesis = new(weights, pool);
    private readonly MachinePeak _peak = new(pool);

    /// <summary>Runs the measurements.</summary>
    /// <param name="say">Told what is measured next.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    public BenchReport Run(Action<string> say, CancellationToken cancellation)
    {
        // The model's own figures come first, so that the memory they take is known before the plain convolutions take theirs.
        say("drag steps: masked and unmasked in turn");
        (List<BenchStep> steps, IReadOnlyList<BenchLayer> layers, Samples peaks) = MeasureSteps(cancellation);
        say("pictures");
        BenchPicture picture = MeasurePicture(cancellation);
        using Process process = Process.GetCurrentProcess();
        long memory = process.PeakWorkingSet64;

        say("peak and plain convolutions");
        using ComputePool single = new(threads: 1);
        MachinePeak singlePeak = new(single);
        List<BenchConvolution> convolutions = [.. BenchConvolutions.Measure(singlePeak, ConvolutionRounds, cancellation)];
        Dictionary<string, double> peakGflops = new() { ["1"] = Median(singlePeak.Sample) };
        if (pool.Threads > 1)
        {
            convolutions.AddRange(BenchConvolutions.Measure(_peak, ConvolutionRounds, cancellation));
            peakGflops[$"{pool.Threads}"] = peaks.Median;
        }

        say("memory bandwidth");
        double bandwidth = Median(new MemoryBandwidth(pool).Sample);
        BenchMachine machine = new(
            RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, $"{RuntimeInformation.ProcessArchitecture}",
            Environment.ProcessorCount, MachinePeak.VectorBits);
        return new BenchReport(name, machine, peakGflops, bandwidth, convolutions, layers, steps, picture, memory);
    }

    private (List<BenchStep> Steps, IReadOnlyList<BenchLayer> Layers, Samples Peaks) MeasureSteps(CancellationToken cancellation)
    {
        int resolution = weights.Resolution;
        byte[] half = new byte[resolution * resolution];
        half.AsSpan(half.Length / 2).Fill(1);
        DragSettings local = new() { MaxSteps = int.MaxValue, Patience = 0 }, whole = local with { WholeMap = true };
        FixedRegion held = new(resolution, half);
        Handle one = Handle(resolution, 1, 1), other = Handle(resolution, 3, 3);
        StepSampler[] samplers =
        [
            new("masked-direct", new DragRunner(_synthesis, whole, pool, held), latent, one),
            new("unmasked-full-direct", new DragRunner(_synthesis, whole, pool), latent, one),
            new("masked", new DragRunner(_synthesis, local, pool, held), latent, one),
            new("unmasked-local", new DragRunner(_synthesis, local, pool), latent, one),
            new("unmasked-local-2", new DragRunner(_synthesis, local, pool), latent, one, other),
        ];
        LayerSamples layers = new();
        Samples peaks = new();
        for (int round = 0; round <= StepRounds; round++)
        {
            foreach (StepSampler sampler in samplers)
            {
                double before = _peak.Sample();
                _synthesis.LayerDone = layers.Done;
                sampler.Step(layers, cancellation);
                _synthesis.LayerDone = null;
                if (round > 0)
                {
                    double peak = (before + _peak.Sample()) / 2;
                    peaks.Add(peak);
                    sampler.Keep(layers.Total, peak);
                }
                else
                {
                    layers = new LayerSamples(); // the first step compiles code and takes memory
                }
            }
        }

        return ([.. samplers.Select(sampler => sampler.Report())], layers.Report(peaks.Median), peaks);
    }

    private BenchPicture MeasurePicture(CancellationToken cancellation)
    {
        LayerSamples layers = new();
        Samples seconds = new(), share = new();
        float[] moving = [.. latent.Values];
        for (int round = 0; round <= StepRounds; round++)
        {
            moving[0] += 1e-3f; // another latent, so that nothing is there already
            double peak = _peak.Sample();
            layers.Begin();
            _synthesis.LayerDone = layers.Done;
            long start = Stopwatch.GetTimestamp();
            _synthesis.Picture(moving, NoiseSource.Constant, cancellation);
            double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
            _synthesis.LayerDone = null;
            if (round > 0)
            {
                seconds.Add(elapsed);
                share.Add(layers.Total.Flop / elapsed / 1e9 / ((peak + _peak.Sample()) / 2));
            }
        }

        return new BenchPicture(
            weights.Resolution, seconds.Median * 1e3, layers.Total.Flop / 1e9,
            (double)weights.Resolution * weights.Resolution / seconds.Median, share.Median);
    }

    private static double Median(Func<double> sample)
    {
        Samples samples = new();
        for (int round = 0; round < StepRounds; round++)
        {
            samples.Add(sample());
        }

        return samples.Median;
    }

    /// <summary>A handle at quarters of the picture, pulled a quarter upwards.</summary>
    private static Handle Handle(int resolution, int x, int y) =>
        new(new ImagePoint(resolution * x / 4, resolution * y / 4), new ImagePoint(resolution * x / 4, resolution * (y - 1) / 4));
}
