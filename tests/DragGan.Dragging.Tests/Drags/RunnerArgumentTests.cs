using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Dragging.Tests;

public sealed class RunnerArgumentTests
{
    [Fact]
    public void The_usual_block_means_the_last_one_of_a_smaller_network()
    {
        SlidingPicture picture = new(32); // four blocks
        using ComputePool pool = new(1);
        DragRunner runner = new(picture, new DragSettings { MaxSteps = 1 }, pool);

        Assert.Equal(DragOutcome.Limit, Assert.Single(runner.Run(runner.Start(picture.Centre, new Handle(new(9, 9), new(19, 19))))).Outcome);
    }

    [Fact]
    public void Any_other_block_the_network_lacks_is_refused()
    {
        using ComputePool pool = new(1);

        ArgumentException error = Assert.Throws<ArgumentException>(() => new DragRunner(new SlidingPicture(32), new DragSettings { FeatureBlock = 5 }, pool));

        Assert.StartsWith("The feature block is 5, but the model has 4 blocks.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_trained_rows_than_there_are_are_refused_unless_they_are_the_usual_ones()
    {
        using ComputePool pool = new(1);
        SlidingPicture small = new(64, rows: 5);

        Assert.Throws<ArgumentException>(() => new DragRunner(small, Drag.Settings with { TrainedRows = 7 }, pool));
        DragRunner runner = new(small, Drag.Settings with { TrainedRows = DragSettings.DefaultTrainedRows }, pool);
        Assert.Equal(20, runner.Step(runner.Start(small.Centre, Drag.Handle)).State.Moments.First.Length);
    }

    [Fact]
    public void A_mask_of_another_size_than_the_picture_is_refused()
    {
        using ComputePool pool = new(1);

        ArgumentException error = Assert.Throws<ArgumentException>(() => new DragRunner(new SlidingPicture(32), new DragSettings(), pool, Drag.Frame));

        Assert.StartsWith("The mask is 64 × 64 pixels, but the model's pictures are 32 × 32.", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<float, float, float, float> PointsOutside => new()
    {
        { -1, 5, 9, 9 },
        { 5, 64, 9, 9 },
        { 5, 5, 63.5f, 9 },
        { 5, 5, 9, -0.1f },
        { float.NaN, 5, 9, 9 },
        { 5, 5, 9, float.NaN },
    };

    [Theory]
    [MemberData(nameof(PointsOutside))]
    public void A_point_outside_the_picture_is_refused_with_its_place_and_the_bounds(float px, float py, float tx, float ty)
    {
        SlidingPicture picture = new(64);
        using ComputePool pool = new(1);
        DragRunner runner = new(picture, Drag.Settings, pool);

        ArgumentException error = Assert.Throws<ArgumentException>(
            () => runner.Start(picture.Centre, Drag.Handle, new Handle(new(px, py), new(tx, ty))));

        Assert.Contains("of handle 2 is (", error.Message, StringComparison.Ordinal);
        Assert.Contains("outside the picture of 64 × 64 pixels. Both coordinates must lie between 0 and 63.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drag_without_handles_is_refused()
    {
        SlidingPicture picture = new(64);
        using ComputePool pool = new(1);

        Assert.Throws<ArgumentException>(() => new DragRunner(picture, Drag.Settings, pool).Start(picture.Centre, []));
    }

    [Fact]
    public void The_latent_of_another_model_is_refused()
    {
        SlidingPicture picture = new(64);
        using ComputePool pool = new(1);

        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new DragRunner(picture, Drag.Settings, pool).Start(new Latent(2, 3, [1, 2, 3, 4, 5, 6]), Drag.Handle));

        Assert.StartsWith("The latent has 2 rows of 3, but the model takes 8 rows of 4.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_the_other_space_is_refused()
    {
        DragState state = Drag.Run(Drag.Settings with { MaxSteps = 1 })[^1].State;
        using ComputePool pool = new(1);
        DragRunner runner = new(new SlidingPicture(64), Drag.Settings with { Space = LatentSpace.W }, pool);

        ArgumentException error = Assert.Throws<ArgumentException>(() => runner.Run(state));

        Assert.StartsWith("The state holds Adam's moments for 24 values, but these settings train 4.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_between_pixels_is_refused()
    {
        SlidingPicture picture = new(64);
        using ComputePool pool = new(1);
        DragState state = new(picture.Centre, [new Handle(new(5.5f, 5), new(9, 9))], 0, AdamMoments.None, picture.Centre, [new(5, 5)], closest: null);

        Assert.Throws<ArgumentException>(() => new DragRunner(picture, Drag.Settings, pool).Step(state));
    }
}
