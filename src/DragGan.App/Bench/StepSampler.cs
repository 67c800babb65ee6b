using System.Diagnostics;
using DragGan.Dragging;
using DragGan.StyleGan;

namespace DragGan.App.Bench;

/// <summary>One kind of drag, carried on a step at a time so that kinds can take turns.</summary>
internal sealed class StepSampler(string name, Synthesis synthesis, DragRunner runner, Latent latent, params Handle[] handles)
{
    private readonly Samples _seconds = new();
    private readonly Samples _share = new();
    private (long Flop, long Bytes) _work;
    private DragState _state = runner.Start(latent, handles);

    /// <summary>The step's layers.</summary>
    public LayerSamples Layers { get; private set; } = new();

    /// <summary>The last step's time, in seconds.</summary>
    public double Last { get; private set; }

    /// <summary>Makes the next step and times it.</summary>
    public void Step(CancellationToken cancellation)
    {
        Layers.Begin();
        synthesis.LayerDone = Layers.Done;
        long start = Stopwatch.GetTimestamp();
        DragProgress progress = runner.Step(_state, cancellation);
        Last = Stopwatch.GetElapsedTime(start).TotalSeconds;
        synthesis.LayerDone = null;
        _work = Layers.Total;

        // Where a random model's point happens to arrive, the drag begins anew: every sample is a whole step.
        _state = progress.Outcome == DragOutcome.Running ? progress.State : runner.Start(latent, handles);
    }

    /// <summary>Keeps the last step as a sample.</summary>
    public void Keep(double peakGflops)
    {
        _seconds.Add(Last);
        _share.Add(_work.Flop / Last / 1e9 / peakGflops);
    }

    public BenchStep Report() => new(name, _seconds.Median * 1e3, _work.Flop / 1e9, _work.Bytes / 1e6, _share.Median);
}
