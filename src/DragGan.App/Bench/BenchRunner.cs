using System.Diagnostics;
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

    private readonly Synthesis _direct = new(weights, pool, winograd: false);
    private readonly Synthesis _best = new(weights, pool);
    private readonly MachinePeak _peak = new(pool);

    /// <summary>Runs the measurements.</summary>
    /// <param name="say">Told what is measured next.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    public BenchReport Run(Action<string> say, CancellationToken cancellation)
    {
        // The model's own figures come first, so that the memory they take is known before the plain convolutions take theirs.
        say("drag steps, in turn");
        (List<BenchStep> steps, IReadOnlyList<BenchLayer> layers, Samples peaks) = MeasureSteps(cancellation);
        say("pictures");
        BenchPicture picture = MeasurePicture(cancellation);
        say("steps with pictures");
        StepSampler local = new BenchDrags(weights.Resolution, latent, pool).Sampler(PictureSteps.Name, _best, wholeMap: false, masked: false);
        (BenchStep watched, BenchPictures pictures) = new PictureSteps(_peak, local, new PictureSampler(_best, latent)).Measure(cancellation);
        using Process process = Process.GetCurrentProcess();
        long memory = process.PeakWorkingSet64;

        say("peak and plain convolutions");
        using ComputePool single = new(threads: 1);
        MachinePeak singlePeak = new(single);
        List<BenchConvolution> convolutions = [.. BenchConvolutions.Measure(singlePeak, ConvolutionRounds, cancellation)];
        Dictionary<string, double> peakGflops = new() { ["1"] = Samples.MedianOf(StepRounds, singlePeak.Sample) };
        if (pool.Threads > 1)
        {
            convolutions.AddRange(BenchConvolutions.Measure(_peak, ConvolutionRounds, cancellation));
            peakGflops[$"{pool.Threads}"] = peaks.Median;
        }

        say("memory bandwidth");
        double bandwidth = Samples.MedianOf(StepRounds, new MemoryBandwidth(pool).Sample);
        return new BenchReport(
            name, BenchMachine.Here(), peakGflops, bandwidth, convolutions, layers, [.. steps, watched], picture, pictures, weights.WinogradBytes, memory);
    }

    private (List<BenchStep> Steps, IReadOnlyList<BenchLayer> Layers, Samples Peaks) MeasureSteps(CancellationToken cancellation)
    {
        BenchDrags drags = new(weights.Resolution, latent, pool);
        StepSampler[] samplers =
        [
            drags.Sampler("masked-direct", _direct, wholeMap: true, masked: true),
            drags.Sampler("unmasked-full-direct", _direct, wholeMap: true, masked: false),
            drags.Sampler("masked", _best, wholeMap: false, masked: true),
            drags.Sampler("unmasked-local", _best, wholeMap: false, masked: false),
            drags.Sampler("unmasked-local-2", _best, wholeMap: false, masked: false, handles: 2),
        ];
        Samples peaks = new();
        for (int round = 0; round <= StepRounds; round++)
        {
            foreach (StepSampler sampler in samplers)
            {
                double before = _peak.Sample();
                sampler.Step(cancellation);
                double peak = (before + _peak.Sample()) / 2;
                if (round > 0) // the first step compiles code and takes memory
                {
                    peaks.Add(peak);
                    sampler.Keep(peak);
                }
            }
        }

        return ([.. samplers.Select(sampler => sampler.Report())], samplers[0].Layers.Report(peaks.Median), peaks);
    }

    private BenchPicture MeasurePicture(CancellationToken cancellation)
    {
        PictureSampler direct = new(_direct, latent), best = new(_best, latent);
        Samples share = new();
        for (int round = 0; round <= StepRounds; round++)
        {
            double before = _peak.Sample();
            direct.Sample(keep: round > 0, cancellation);
            double flops = direct.Flop / direct.Last / 1e9;
            if (round > 0)
            {
                share.Add(flops / ((before + _peak.Sample()) / 2));
            }

            best.Sample(keep: round > 0, cancellation);
        }

        int resolution = weights.Resolution;
        return new BenchPicture(
            resolution, direct.Seconds.Median * 1e3, direct.Flop / 1e9, share.Median,
            best.Seconds.Median * 1e3, (double)resolution * resolution / best.Seconds.Median);
    }
}
