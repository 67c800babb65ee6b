using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Dragging.Tests;

/// <summary>An anchor in a drag of the lion's nose, 24 pixels to the left. Run at the machine's own vector width alone: the numbers are checked at every width on smaller models.</summary>
[Trait("Subject", "lion")]
public sealed class LionAnchorTests : IDisposable
{
    private static readonly Handle Nose = new(new(ShippedLion.NoseX, ShippedLion.NoseY), new(ShippedLion.NoseX - 24, ShippedLion.NoseY));

    private readonly ComputePool _pool = new(threads: 2);

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void An_anchored_ear_stays_where_it_would_have_gone_along()
    {
        Generator generator = Generator.Load(ShippedLion.File);
        Synthesis lion = new(SynthesisWeights.Pack(generator, _pool), _pool);
        DragRunner runner = new(lion, new DragSettings { MaxSteps = 60 }, _pool);
        Latent start = generator.Mapping.FromSeed(ShippedLion.Seed, label: null, truncation: 1);
        ImagePoint ear = new(ShippedLion.EarX, ShippedLion.EarY);

        List<DragProgress> free = [.. runner.Run(runner.Start(start, Nose))];
        List<DragProgress> held = [.. runner.Run(runner.Start(start, Nose, Handle.Anchor(ear)))];

        Assert.Equal((DragOutcome.Arrived, DragOutcome.Arrived), (free[^1].Outcome, held[^1].Outcome));
        Assert.InRange(Drift(lion, free, ear), 5, 30);
        Assert.InRange(Drift(lion, held, ear), 0, 2);
    }

    /// <summary>How far the content of a place has come in the end, in pixels, by tracking that takes no part in the drag.</summary>
    private double Drift(Synthesis lion, List<DragProgress> drag, ImagePoint place)
    {
        (int cells, int channels) = lion.FeatureShape(DragSettings.DefaultFeatureBlock);
        PointTracking tracking = new(new ResizeAxis(cells, lion.Resolution), radius: 6, handles: 1, channels);
        tracking.Remember(0, Features(lion, drag[0]), place);
        Handle watched = Handle.Anchor(place);
        foreach (DragProgress step in drag.Where((_, i) => i % 3 == 0 || i == drag.Count - 1)) // three steps move nothing out of the window
        {
            watched = watched with { Position = tracking.Find(Features(lion, step), [watched], _pool)[0] };
        }

        return watched.Distance;
    }

    private static FeatureMap Features(Synthesis lion, DragProgress step) => lion.Features(step.Measured.Values.AsSpan(), DragSettings.DefaultFeatureBlock);
}
