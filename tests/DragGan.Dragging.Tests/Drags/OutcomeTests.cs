using DragGan.Numerics;

namespace DragGan.Dragging.Tests;

public sealed class OutcomeTests
{
    [Theory]
    [InlineData(LatentSpace.WPlus, MotionLoss.Compatible)]
    [InlineData(LatentSpace.W, MotionLoss.Compatible)]
    [InlineData(LatentSpace.WPlus, MotionLoss.Published)]
    public void A_picture_that_can_follow_brings_its_handle_to_the_target(LatentSpace space, MotionLoss form)
    {
        List<DragProgress> steps = Drag.Run(Drag.Settings with { Space = space, MotionLoss = form });

        DragProgress last = steps[^1];
        Assert.Equal(DragOutcome.Arrived, last.Outcome);
        Assert.All(steps.SkipLast(1), step => Assert.Equal(DragOutcome.Running, step.Outcome));
        Assert.InRange(last.State.Handles[0].Distance, 0, 2);
        Assert.InRange(steps.Count, 5, 60);
        Assert.Equal(Enumerable.Range(0, steps.Count), steps.Select(step => step.Report!.Step));
    }

    [Fact]
    public void Arriving_leaves_the_latent_whose_picture_shows_the_handles()
    {
        DragProgress last = Drag.Run(Drag.Settings)[^1];

        Assert.Same(last.Measured, last.State.Latent);
        Assert.Equal(last.Report!.Handles, last.State.Handles);
    }

    [Fact]
    public void A_handle_that_is_there_from_the_start_arrives_without_a_step()
    {
        SlidingPicture picture = new(64);
        using ComputePool pool = new(1);
        DragRunner runner = new(picture, Drag.Settings, pool);

        DragProgress only = Assert.Single(runner.Run(runner.Start(picture.Centre, new Handle(new(9, 9), new(10, 10)))));

        Assert.Equal((DragOutcome.Arrived, 0), (only.Outcome, only.State.Step));
    }

    [Fact]
    public void Every_handle_must_arrive()
    {
        SlidingPicture picture = new(64);
        using ComputePool pool = new(1);
        DragRunner runner = new(picture, Drag.Settings, pool);

        DragProgress first = runner.Step(runner.Start(picture.Centre, new Handle(new(9, 9), new(10, 10)), Drag.Handle));

        Assert.Equal(DragOutcome.Running, first.Outcome);
    }

    [Fact]
    public void The_limit_counts_optimiser_steps()
    {
        List<DragProgress> steps = Drag.Run(Drag.Settings with { StepSize = 1e-4, MaxSteps = 7 });

        Assert.Equal(7, steps.Count);
        Assert.Equal((DragOutcome.Limit, 7), (steps[^1].Outcome, steps[^1].State.Step));
    }

    [Fact]
    public void A_drag_at_its_limit_goes_no_further()
    {
        SlidingPicture picture = new(64);
        using ComputePool pool = new(1);
        DragRunner runner = new(picture, Drag.Settings with { StepSize = 1e-4, MaxSteps = 3 }, pool);
        DragState end = runner.Run(runner.Start(picture.Centre, Drag.Handle)).Last().State;

        DragProgress only = Assert.Single(runner.Run(end));

        Assert.Equal((DragOutcome.Limit, null), (only.Outcome, only.Report));
        Assert.Same(end, only.State);
    }

    [Fact]
    public void A_picture_that_hardly_moves_stalls_when_patience_ends()
    {
        List<DragProgress> steps = Drag.Run(Drag.Settings with { StepSize = 1e-6, Patience = 5 });

        Assert.Equal((DragOutcome.Stalled, 5), (steps[^1].Outcome, steps[^1].Report!.Step));
        Assert.Equal(new ClosestApproach(Drag.Handle.Distance, 0), steps[^1].State.Closest);
    }

    [Fact]
    public void Patience_can_be_switched_off()
    {
        Assert.Equal(DragOutcome.Limit, Drag.Run(Drag.Settings with { StepSize = 1e-6, Patience = 0, MaxSteps = 80 })[^1].Outcome);
    }

    [Fact]
    public void Cancelling_stops_with_the_last_finished_state()
    {
        using CancellationTokenSource stop = new();
        SlidingPicture picture = new(64)
        {
            OnPass = pass =>
            {
                if (pass == 4)
                {
                    stop.Cancel();
                }
            },
        };

        List<DragProgress> steps = Drag.Run(Drag.Settings, picture: picture, cancellation: stop.Token);

        Assert.Equal((DragOutcome.Stopped, null), (steps[^1].Outcome, steps[^1].Report));
        Assert.Equal(4, steps.Count);
        Assert.Same(steps[2].State, steps[3].State);
    }

    [Fact]
    public void Features_that_are_no_numbers_end_the_drag_with_the_last_good_state()
    {
        List<DragProgress> seen = [];
        SlidingPicture picture = new(64) { BreaksAtPass = 4 };
        using ComputePool pool = new(1);
        DragRunner runner = new(picture, Drag.Settings, pool);

        DragException error = Assert.Throws<DragException>(() =>
        {
            foreach (DragProgress progress in runner.Run(runner.Start(picture.Centre, Drag.Handle)))
            {
                seen.Add(progress);
            }
        });

        Assert.Contains("at step 3", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, seen.Count);
        Assert.Same(seen[1].State, error.LastGood); // the state after the third step is the one that broke
    }

    [Fact]
    public void Features_that_were_never_numbers_leave_the_start()
    {
        SlidingPicture picture = new(64) { BreaksAtPass = 1 };
        using ComputePool pool = new(1);
        DragRunner runner = new(picture, Drag.Settings, pool);
        DragState start = runner.Start(picture.Centre, Drag.Handle);

        Assert.Same(start, Assert.Throws<DragException>(() => runner.Step(start)).LastGood);
    }

    [Fact]
    public void An_infinite_gradient_ends_the_drag_with_the_state_it_was_found_at()
    {
        SlidingPicture picture = new(64) { GradientBreaksAtPass = 2 };
        using ComputePool pool = new(1);
        DragRunner runner = new(picture, Drag.Settings, pool);
        DragState second = runner.Step(runner.Start(picture.Centre, Drag.Handle)).State;

        DragException error = Assert.Throws<DragException>(() => runner.Step(second));

        Assert.Contains("gradient", error.Message, StringComparison.Ordinal);
        Assert.Same(second, error.LastGood);
    }
}
