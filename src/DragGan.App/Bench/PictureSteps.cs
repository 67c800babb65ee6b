using DragGan.Dragging;

namespace DragGan.App.Bench;

/// <summary>A drag that is watched: steps with whole pictures between them, as many as the usual budget allows.</summary>
/// <remarks>
/// Measured in a loop of its own, from the end of one picture to the end of another, so that the time holds each picture together with the steps that paid for it.
/// The pictures are of latents of their own; one of the drag's latent costs the same, as a local step leaves nothing that a picture could use.
/// </remarks>
internal sealed class PictureSteps(MachinePeak peak, StepSampler step, PictureSampler picture)
{
    public const string Name = "unmasked-local-with-pictures";

    private const double PicturesPerSecond = 10;
    private const int WarmUpRounds = 3;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    private readonly PictureBudget _budget = new(PictureBudget.DefaultShare, PicturesPerSecond);
    private double _flop;
    private double _bytes;

    /// <summary>Measures for about two seconds, longer where a picture and its steps take longer.</summary>
    public (BenchStep Step, BenchPictures Pictures) Measure(CancellationToken cancellation)
    {
        for (int round = 0; round < WarmUpRounds; round++)
        {
            step.Step(cancellation);
            picture.Sample(keep: false, cancellation);
        }

        double peakBefore = peak.Sample();
        RenderPicture(cancellation);
        (_flop, _bytes) = (0, 0);
        TimeSpan steps = TimeSpan.Zero, pictures = TimeSpan.Zero;
        int stepCount = 0, pictureCount = 0;
        while (pictureCount == 0 || steps + pictures < Duration)
        {
            while (!_budget.Allows)
            {
                steps += MakeStep(cancellation);
                stepCount++;
            }

            pictures += RenderPicture(cancellation);
            pictureCount++;
        }

        double gflops = (peakBefore + peak.Sample()) / 2, seconds = (steps + pictures).TotalSeconds;
        return (
            new BenchStep(Name, seconds * 1e3 / stepCount, _flop / 1e9 / stepCount, _bytes / 1e6 / stepCount, _flop / 1e9 / seconds / gflops),
            new BenchPictures(pictures.TotalSeconds / seconds, pictureCount / seconds, stepCount / seconds));
    }

    private TimeSpan MakeStep(CancellationToken cancellation)
    {
        step.Step(cancellation);
        TimeSpan elapsed = TimeSpan.FromSeconds(step.Last);
        _budget.AddStep(elapsed);
        Count(step.Layers.Total);
        return elapsed;
    }

    private TimeSpan RenderPicture(CancellationToken cancellation)
    {
        picture.Sample(keep: false, cancellation);
        TimeSpan elapsed = TimeSpan.FromSeconds(picture.Last);
        _budget.AddPicture(elapsed);
        Count(picture.Work);
        return elapsed;
    }

    private void Count((long Flop, long Bytes) work) => (_flop, _bytes) = (_flop + work.Flop, _bytes + work.Bytes);
}
