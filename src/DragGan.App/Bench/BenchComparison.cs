using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.App.Bench;

/// <summary>Variants measured in pairs, a sample of the one after a sample of the other, so that a drift of the machine's speed meets both.</summary>
internal sealed class BenchComparison(string name, SynthesisWeights weights, Latent latent, ComputePool pool)
{
    private const int Rounds = 9;

    /// <summary>Measures every pair.</summary>
    /// <param name="say">Told what is measured next.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    public ComparisonReport Run(Action<string> say, CancellationToken cancellation)
    {
        using ComputePool single = new(threads: 1), two = new(Math.Min(2, pool.Threads));
        Synthesis direct = new(weights, pool, winograd: false), best = new(weights, pool);
        Synthesis onOne = new(weights, single), onTwo = new(weights, two);
        BenchDrags drags = new(weights.Resolution, latent, pool), dragsOnOne = new(weights.Resolution, latent, single), dragsOnTwo = new(weights.Resolution, latent, two);
        PictureSampler directPicture = new(direct, latent), bestPicture = new(best, latent);

        Func<double> Step(BenchDrags source, Synthesis synthesis, bool wholeMap, bool masked, int handles = 1)
        {
            StepSampler sampler = source.Sampler(string.Empty, synthesis, wholeMap, masked, handles);
            return () =>
            {
                sampler.Step(cancellation);
                return sampler.Last;
            };
        }

        Func<double> Picture(PictureSampler sampler) => () =>
        {
            sampler.Sample(keep: false, cancellation);
            return sampler.Last;
        };

        (string Name, string A, Func<double> SampleA, string B, Func<double> SampleB)[] pairs =
        [
            ("masked step", "direct, whole map", Step(drags, direct, true, true), "Winograd, whole map", Step(drags, best, true, true)),
            ("masked step", "direct, whole map", Step(drags, direct, true, true), "Winograd, what the step sees", Step(drags, best, false, true)),
            ("unmasked step", "direct, whole map", Step(drags, direct, true, false), "what the step sees", Step(drags, best, false, false)),
            ("unmasked step", "two handles", Step(drags, best, false, false, 2), "one handle", Step(drags, best, false, false)),
            ("picture", "direct", Picture(directPicture), "Winograd", Picture(bestPicture)),
            ("unmasked step", "1 thread", Step(dragsOnOne, onOne, false, false), "2 threads", Step(dragsOnTwo, onTwo, false, false)),
            ("unmasked step", "1 thread", Step(dragsOnOne, onOne, false, false), "all threads", Step(drags, best, false, false)),
            ("masked step", "1 thread", Step(dragsOnOne, onOne, false, true), "all threads", Step(drags, best, false, true)),
        ];
        return new ComparisonReport(name, BenchMachine.Here(), pool.Threads, [.. pairs.Select(pair =>
        {
            say($"{pair.Name}: {pair.A} / {pair.B}");
            return Compare(pair.Name, pair.A, pair.SampleA, pair.B, pair.SampleB);
        })]);
    }

    private static ComparedPair Compare(string name, string a, Func<double> sampleA, string b, Func<double> sampleB)
    {
        Samples first = new(), second = new(), ratio = new();
        for (int round = 0; round <= Rounds; round++)
        {
            (double timeA, double timeB) = (sampleA(), sampleB());
            if (round > 0) // the first round compiles code and takes memory
            {
                first.Add(timeA);
                second.Add(timeB);
                ratio.Add(timeA / timeB);
            }
        }

        return new ComparedPair(name, a, first.Median * 1e3, b, second.Median * 1e3, ratio.Median);
    }
}

/// <summary>What `draggan bench --compare` measured.</summary>
internal sealed record ComparisonReport(string Model, BenchMachine Machine, int Threads, IReadOnlyList<ComparedPair> Pairs);

/// <summary>Two variants of the same work; <paramref name="Ratio"/> is the median of A's time over B's, pair by pair.</summary>
internal sealed record ComparedPair(string Name, string A, double MillisecondsA, string B, double MillisecondsB, double Ratio);
