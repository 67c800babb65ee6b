using DragGan.Numerics;

namespace DragGan.Dragging.Tests;

public sealed class AnchorTests : IDisposable
{
    private readonly ComputePool _pool = new(threads: 1);
    private readonly SlidingPicture _picture = new(64);

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void A_drag_of_nothing_but_anchors_has_arrived_as_it_begins()
    {
        DragProgress only = Assert.Single(Run(Drag.Settings, Handle.Anchor(new(9, 9)), Handle.Anchor(new(50.3f, 20.8f))));

        Assert.Equal((DragOutcome.Arrived, 0, 0.0), (only.Outcome, only.State.Step, only.Report!.Loss));
    }

    [Fact]
    public void An_anchor_holds_back_a_picture_that_moves_as_one()
    {
        double free = Slid(Run(Drag.Settings with { MaxSteps = 8 }, Drag.Handle)[^1]), held = Slid(Run(Drag.Settings with { MaxSteps = 8 }, Drag.Handle, Handle.Anchor(new(12, 50)))[^1]);

        Assert.InRange(free, 2, 9);
        Assert.InRange(held, 0, free / 2);
    }

    [Theory]
    [InlineData(MotionLoss.Compatible)]
    [InlineData(MotionLoss.Published)]
    public void Content_that_has_drifted_away_is_pulled_back(MotionLoss form)
    {
        DragRunner runner = new(_picture, Drag.Settings with { MotionLoss = form, MaxSteps = 400 }, _pool);
        DragState away = runner.Run(runner.Start(_picture.Centre, Drag.Handle)).Last().State;
        Assert.InRange(away.Handles[0].Distance, 0, 2);

        DragProgress home = runner.Run(away.WithTargets([Drag.Handle.Position])).Last();

        Assert.Equal(DragOutcome.Arrived, home.Outcome);
        Assert.InRange(Slid(home), 0, 2.5); // the stop distance, and half a pixel of tracking
    }

    [Fact]
    public void A_drag_has_not_arrived_while_an_anchor_is_away_from_its_place()
    {
        DragState end = Run(Drag.Settings, Drag.Handle)[^1].State; // arrived, some ten pixels from where it began
        DragState both = new(
            end.Latent, [end.Handles[0], Handle.Anchor(new(12, 50))], end.Step, end.Moments, end.StartLatent, [Drag.Handle.Position, new(12, 50)], closest: null);

        DragProgress next = new DragRunner(_picture, Drag.Settings, _pool).Step(both);

        Assert.InRange(next.Report!.Handles[0].Distance, 0, 2);
        Assert.InRange(next.Report.Handles[1].Distance, 2.1, 12); // as far as the window of two pixels reaches
        Assert.Equal(DragOutcome.Running, next.Outcome);
    }

    [Fact]
    public void An_anchor_that_wavers_within_the_stop_distance_is_no_ground_lost()
    {
        DragProgress wavering = Run(Drag.Settings with { MaxSteps = 2 }, Drag.Handle, Handle.Anchor(new(12, 50)))[^1];

        Assert.InRange(wavering.State.Handles[1].Distance, 0, 2);
        Assert.Equal(wavering.State.Handles[0].Distance, wavering.State.Closest!.Value.Distance, tolerance: 1);
    }

    [Fact]
    public void A_steps_motion_loss_holds_what_anchors_add()
    {
        DragProgress last = Run(Drag.Settings with { MaxSteps = 4 }, Drag.Handle, Handle.Anchor(new(12, 50)))[^1];

        ReferenceMap start = FeaturesOf(last.State.StartLatent), now = FeaturesOf(last.Measured);
        double motion = ReferenceDragging.MotionLoss(now, now, last.Report!.Handles, 64, radius: 1, MotionLoss.Compatible);
        double hold = ReferenceDragging.AnchorLoss(now, start, [new(12, 50)], 64, radius: 1);
        Assert.True(hold > 0);
        Assert.Equal(motion + hold, last.Report.Motion, (motion + hold) * 1e-5);
    }

    /// <summary>How far the picture has moved, in pixels.</summary>
    private static double Slid(DragProgress progress)
    {
        float[] values = [.. progress.Measured.Values];
        return double.Hypot(values.Index().Sum(v => v.Index % 2 == 0 ? v.Item : 0), values.Index().Sum(v => v.Index % 2 == 1 ? v.Item : 0));
    }

    private static ReferenceMap FeaturesOf(StyleGan.Latent latent)
    {
        FeatureMap map = new SlidingPicture(64).Features(latent.Values.AsSpan(), Drag.Settings.FeatureBlock);
        return new(map.Height, map.Width, map.Channels, Numeric.ToDouble(map.Data));
    }

    private List<DragProgress> Run(DragSettings settings, params Handle[] handles)
    {
        DragRunner runner = new(_picture, settings, _pool);
        return [.. runner.Run(runner.Start(_picture.Centre, handles))];
    }
}
