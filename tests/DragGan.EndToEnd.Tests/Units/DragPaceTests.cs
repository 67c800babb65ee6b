using DragGan.App.Dragging;

namespace DragGan.EndToEnd.Tests.Units;

public sealed class DragPaceTests
{
    [Fact]
    public void Half_the_way_in_three_seconds_leaves_three_seconds()
    {
        DragPace pace = new(Step: 15, MaxSteps: 100, Distance: 12, StartDistance: 24, TimeSpan.FromSeconds(3));

        Assert.Equal(0.5, pace.Fraction);
        Assert.Equal(5, pace.StepsPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(3), pace.TimeLeft);
        Assert.Equal("step 15 of at most 100, 12.0 px to go, 5.0 steps/s, about 3 s left", pace.ToString());
    }

    [Fact]
    public void A_drag_that_does_not_come_nearer_is_measured_by_its_steps()
    {
        DragPace pace = new(Step: 25, MaxSteps: 100, Distance: 30, StartDistance: 24, TimeSpan.FromSeconds(5));

        Assert.Equal(0.25, pace.Fraction);
        Assert.Equal(TimeSpan.FromSeconds(15), pace.TimeLeft);
    }

    [Fact]
    public void Before_the_first_step_nothing_is_promised()
    {
        DragPace pace = new(Step: 0, MaxSteps: 100, Distance: 0, StartDistance: 0, TimeSpan.Zero);

        Assert.Null(pace.TimeLeft);
        Assert.Equal(0, pace.StepsPerSecond);
    }
}
