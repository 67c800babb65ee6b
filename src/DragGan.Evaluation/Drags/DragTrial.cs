using DragGan.Dragging;
using DragGan.Imaging;
using DragGan.Scenes;
using DragGan.StyleGan;

namespace DragGan.Evaluation;

/// <summary>A drag carried out, with its pictures.</summary>
/// <param name="Result">The figures.</param>
/// <param name="First">The picture it started from.</param>
/// <param name="Last">The picture it ended with.</param>
/// <param name="Nearest">The render of the lion fitted to that.</param>
/// <param name="Handle">Where the handle was found at the end, and its target.</param>
public sealed record DragTrialRun(DragResult Result, RasterImage First, RasterImage Last, RasterImage Nearest, Handle Handle);

/// <summary>Carries drags out by the compatible mode at default settings, and measures on the pictures what they did.</summary>
/// <param name="generator">Makes the pictures; not owned.</param>
/// <param name="studio">Renders; not owned.</param>
/// <param name="maxSteps">How many steps a drag may take.</param>
/// <param name="truncation">ψ of the starts.</param>
public sealed class DragTrial(LionGenerator generator, LionStudio studio, int maxSteps = 150, float truncation = 1)
{
    private readonly LionFit _fit = new(studio);
    private readonly DragRunner _runner = new(generator.Synthesis, new DragSettings { MaxSteps = maxSteps }, generator.Pool);

    /// <summary>The lion that the model shows for a seed: known without looking at ψ = 1, else fitted to the picture.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellation">Looked at often.</param>
    public Lion LionOf(uint seed, CancellationToken cancellation = default)
    {
        Lion known = LionLatents.OfSeed(seed, generator.LatentLength);
        return truncation == 1
            ? known
            : _fit.Fit(generator.Picture(generator.FromSeed(seed, truncation), cancellation), [LionLatents.Nearer(known, truncation)], cancellation).Lion;
    }

    /// <summary>Carries a drag out.</summary>
    /// <param name="plan">The drag.</param>
    /// <param name="cancellation">Looked at often; nothing is left behind.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public DragTrialRun Run(DragPlan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Latent latent = generator.FromSeed(plan.Seed, truncation);
        RasterImage first = generator.Picture(latent, cancellation);
        DragProgress? end = null;
        foreach (DragProgress progress in _runner.Run(_runner.Start(latent, plan.Handle), cancellation))
        {
            end = progress;
        }

        cancellation.ThrowIfCancellationRequested();
        DragState state = end!.State;
        RasterImage last = generator.Picture(state.Latent, cancellation);
        return Measure(plan, first, last, end, cancellation);
    }

    private DragTrialRun Measure(DragPlan plan, RasterImage first, RasterImage last, DragProgress end, CancellationToken cancellation)
    {
        int size = generator.Resolution;
        Handle handle = end.State.Handles[0];
        LionParameter[] moved = DragRule.Of(plan.Kind, plan.Landmark != DragRule.Of(plan.Kind, right: false).Landmark).Parameters;
        FittedLion atFirst = _fit.Fit(first, [plan.Start], cancellation);
        Lion guess = Reach.To(atFirst.Lion, moved, plan.Landmark, handle.Position, size).Lion;
        FittedLion atLast = _fit.Fit(last, [atFirst.Lion, guess], cancellation);
        ImagePoint before = Place(_fit.Look(first, atFirst, plan.Landmark, cancellation)), after = Place(_fit.Look(last, atLast, plan.Landmark, cancellation));
        RasterImage nearest = atLast.Lion.Render(size);
        DragResult result = new()
        {
            Number = plan.Number,
            Kind = plan.Kind,
            Landmark = LionPoints.NameOf(plan.Landmark),
            Seed = plan.Seed,
            Handle = At(plan.Handle.Position),
            Target = At(plan.Handle.Target),
            Outcome = WordOf(end.Outcome),
            Steps = end.State.Step,
            Remaining = handle.Distance,
            Tracked = Shift.Between(plan.Handle.Position, handle.Position),
            Own = Shift.Between(before, after),
            Placement = Shift.Between(LionPoints.PlaceOf(plan.Start, plan.Landmark, size), before).Length,
            First = Compare(first, atFirst, atFirst.Lion.Render(size)),
            Last = Compare(last, atLast, nearest),
        };
        return new(result, first, last, nearest, handle);

        ImagePoint Place(FittedLion fitted) => LionPoints.PlaceOf(fitted.Lion, plan.Landmark, size);
    }

    private static Likeness Compare(RasterImage picture, FittedLion fitted, RasterImage nearest)
    {
        FloatPicture found = FloatPicture.Of(picture), wanted = FloatPicture.Of(nearest);
        return new(PictureMeasures.Psnr(found, wanted), StructuralSimilarity.Of(found, wanted), fitted.Blur * picture.Width);
    }

    private static Shift At(ImagePoint point) => new(point.X, point.Y);

    private static string WordOf(DragOutcome outcome) => outcome switch
    {
        DragOutcome.Arrived => "arrived",
        DragOutcome.Stalled => "stalled",
        _ => "limit",
    };
}
