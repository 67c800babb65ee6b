using System.Diagnostics;
using DragGan.Dragging;
using DragGan.StyleGan;

namespace DragGan.App.Bench;

/// <summary>One kind of drag, carried on a step at a time so that kinds can take turns.</summary>
internal sealed class StepSampler(string name, DragRunner runner, Latent latent, params Handle[] handles)
{
    private readonly Samples _seconds = new();
    private readonly Samples _share = new();
    private (long Flop, long Bytes) _work;
    private double _elapsed;
    private DragState _state = runner.Start(latent, handles);

    /// <summary>Makes the next step and times it.</summary>
    public void Step(LayerSamples layers, CancellationToken cancellation)
    {
        layers.Begin();
        long start = Stopwatch.GetTimestamp();
        DragProgress progress = runner.Step(_state, cancellation);
        _elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;

        // Where a random model's point happens to arrive, the drag begins anew: every sample is a whole step.
        _state = progress.Outcome == DragOutcome.Running ? progress.State : runner.Start(latent, handles);
    }

    /// <summary>Keeps the last step as a sample.</summary>
    public void Keep((long Flop, long Bytes) work, double peakGflops)
    {
        _work = work;
        _seconds.Add(_elapsed);
        _share.Add(work.Flop / _elapsed / 1e9 / peakGflops);
    }

    public BenchStep Report() => new(name, _seconds.Median * 1e3, _work.Flop / 1e9, _work.Bytes / 1e6, _share.Median);
}
