using System.Collections.Immutable;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Dragging.Tests;

public sealed class StateTests
{
    public static TheoryData<LatentSpace, bool> Kinds => new()
    {
        { LatentSpace.WPlus, false },
        { LatentSpace.WPlus, true },
        { LatentSpace.W, false },
        { LatentSpace.W, true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_saved_state_goes_on_to_the_same_bits(LatentSpace space, bool masked)
    {
        DragSettings settings = Drag.Settings with { Space = space };
        FixedRegion? region = masked ? Drag.Frame : null;
        List<DragProgress> whole = Drag.Run(settings with { MaxSteps = 9 }, region);
        DragState saved = Copy(whole[3].State);
        using ComputePool pool = new(1);
        DragRunner other = new(new SlidingPicture(64), settings with { MaxSteps = 9 }, pool, region);

        List<DragProgress> rest = [.. other.Run(saved)];

        Assert.Equal(whole.Count - 4, rest.Count);
        Assert.Equal(whole[^1].Report!.Loss, rest[^1].Report!.Loss);
        Drag.AssertSameBits(whole[^1].State, rest[^1].State);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_number_of_threads_gives_the_same_bits(LatentSpace space, bool masked)
    {
        DragSettings settings = Drag.Settings with { Space = space, MaxSteps = 6 };
        FixedRegion? region = masked ? Drag.Frame : null;
        DragState expected = Drag.Run(settings, region)[^1].State;

        foreach (int threads in new[] { 2, 3, 8 })
        {
            Drag.AssertSameBits(expected, Drag.Run(settings, region, threads: threads)[^1].State);
        }
    }

    [Fact]
    public void One_runner_may_go_back_and_forth_between_drags()
    {
        SlidingPicture picture = new(64);
        using ComputePool pool = new(1);
        DragRunner runner = new(picture, Drag.Settings, pool, Drag.Frame);
        DragState one = runner.Step(runner.Start(picture.Centre, Drag.Handle)).State;
        DragState expected = runner.Step(one).State;

        runner.Step(runner.Start(expected.Latent, new Handle(new(20, 20), new(30, 30)), Drag.Handle));

        Drag.AssertSameBits(expected, runner.Step(one).State);
    }

    [Fact]
    public void Only_the_trained_rows_move()
    {
        DragState end = Drag.Run(Drag.Settings with { TrainedRows = 3, MaxSteps = 2 })[^1].State;

        Assert.True(end.Latent.Values.AsSpan()[..12].IndexOf(0f) < 0);
        Assert.True(end.Latent.Values.AsSpan()[12..].IndexOfAnyExcept(0f) < 0);
        Assert.Equal(12, end.Moments.First.Length);
    }

    [Fact]
    public void In_W_the_trained_rows_start_as_row_0_and_stay_alike()
    {
        SlidingPicture picture = new(64);
        using ComputePool pool = new(1);
        DragRunner runner = new(picture, Drag.Settings with { Space = LatentSpace.W }, pool);
        Latent uneven = new(8, 4, [.. Numeric.Uniform(32, seed: 1)]);

        DragState start = runner.Start(uneven, Drag.Handle), next = runner.Step(start).State;

        Assert.All(Enumerable.Range(0, 6), row => Assert.Equal(uneven.Row(0).ToArray(), start.Latent.Row(row).ToArray()));
        Assert.All(Enumerable.Range(1, 5), row => Assert.Equal(next.Latent.Row(0).ToArray(), next.Latent.Row(row).ToArray()));
        Assert.All(Enumerable.Range(6, 2), row => Assert.Equal(uneven.Row(row).ToArray(), next.Latent.Row(row).ToArray()));
        Assert.NotEqual(start.Latent.Row(0).ToArray(), next.Latent.Row(0).ToArray());
        Assert.Equal(4, next.Moments.First.Length);
    }

    [Fact]
    public void A_drag_begins_on_whole_pixels()
    {
        SlidingPicture picture = new(64);
        using ComputePool pool = new(1);
        DragState state = new DragRunner(picture, Drag.Settings, pool).Start(picture.Centre, new Handle(new(10.5f, 11.6f), new(20.25f, 21.75f)));

        Assert.Equal([new Handle(new(10, 12), new(20.25f, 21.75f))], state.Handles);
        Assert.Equal([new ImagePoint(10, 12)], state.Origins);
    }

    [Fact]
    public void Handles_are_not_searched_for_before_the_first_step()
    {
        SlidingPicture picture = new(64);
        using ComputePool pool = new(1);
        DragRunner runner = new(picture, Drag.Settings, pool);

        DragProgress first = runner.Step(runner.Start(picture.Centre, Drag.Handle));

        Assert.Equal([Drag.Handle], first.Report!.Handles);
        Assert.Equal(1, picture.Passes); // the first features are the references as well
    }

    [Fact]
    public void New_targets_keep_references_and_moments_and_renew_patience()
    {
        DragState state = Drag.Run(Drag.Settings with { MaxSteps = 3 })[^1].State;

        DragState turned = state.WithTargets([new ImagePoint(5, 6)]);

        Assert.Equal([new Handle(state.Handles[0].Position, new(5, 6))], turned.Handles);
        Assert.Same(state.Moments, turned.Moments);
        Assert.Same(state.StartLatent, turned.StartLatent);
        Assert.Equal((3, null), (turned.Step, turned.Closest));
        Assert.Throws<ArgumentException>(() => state.WithTargets([]));
    }

    private static DragState Copy(DragState state) => new(
        Copy(state.Latent),
        [.. state.Handles],
        state.Step,
        new AdamMoments([.. state.Moments.First.ToArray()], [.. state.Moments.Second.ToArray()]),
        Copy(state.StartLatent),
        [.. state.Origins],
        state.Closest);

    private static Latent Copy(Latent latent) => new(latent.Rows, latent.Width, [.. latent.Values.ToArray()]);
}
