namespace DragGan.Dragging.Tests;

public sealed class DragSettingsTests
{
    [Theory]
    [InlineData(1024, 6, 24)]
    [InlineData(512, 3, 12)]
    [InlineData(256, 2, 6)] // 1.5 goes to 2
    [InlineData(128, 1, 3)]
    [InlineData(64, 1, 2)] // 0.375 would be 0; 1.5 goes to 2
    [InlineData(32, 1, 1)]
    [InlineData(8, 1, 1)] // neither may be 0
    public void Radii_scale_with_the_picture(int resolution, int disc, int window)
    {
        DragSettings settings = new();

        Assert.Equal((disc, window), (settings.DiscRadius(resolution), settings.WindowRadius(resolution)));
    }

    [Theory]
    [InlineData(5, 2)] // 2.5
    [InlineData(7, 4)] // 3.5
    [InlineData(9, 4)] // 4.5
    [InlineData(11, 6)] // 5.5
    [InlineData(10.9, 5)] // 5.45
    public void Halves_go_to_the_even_radius(double radius, int expected)
    {
        DragSettings settings = new() { SupervisionRadius = radius, TrackingRadius = radius };

        Assert.Equal((expected, expected), (settings.DiscRadius(256), settings.WindowRadius(256)));
    }

    [Theory]
    [InlineData(1024, 4)]
    [InlineData(512, 2)]
    [InlineData(256, 2)]
    [InlineData(32, 2)]
    public void A_drag_arrives_within_two_pixels_of_512_and_never_asks_for_less_than_two(int resolution, double expected)
    {
        Assert.Equal(expected, DragSettings.StopDistance(resolution));
    }

    [Fact]
    public void The_defaults_are_the_published_ones()
    {
        DragSettings settings = new();

        Assert.Equal(
            (LatentSpace.WPlus, MotionLoss.Compatible, 0.002, 20, 3, 12, 6, 6),
            (settings.Space, settings.MotionLoss, settings.StepSize, settings.MaskWeight, settings.SupervisionRadius, settings.TrackingRadius,
                settings.FeatureBlock, settings.TrainedRows));
    }

    public static TheoryData<string, Action> Nonsense => new()
    {
        { "step size", () => _ = new DragSettings { StepSize = 0 } },
        { "infinite step size", () => _ = new DragSettings { StepSize = double.PositiveInfinity } },
        { "step size that is no number", () => _ = new DragSettings { StepSize = double.NaN } },
        { "mask weight", () => _ = new DragSettings { MaskWeight = -1 } },
        { "mask weight that is no number", () => _ = new DragSettings { MaskWeight = double.NaN } },
        { "r1", () => _ = new DragSettings { SupervisionRadius = 0 } },
        { "r2", () => _ = new DragSettings { TrackingRadius = -3 } },
        { "block", () => _ = new DragSettings { FeatureBlock = 0 } },
        { "rows", () => _ = new DragSettings { TrainedRows = 0 } },
        { "steps", () => _ = new DragSettings { MaxSteps = 0 } },
        { "patience", () => _ = new DragSettings { Patience = -1 } },
        { "space", () => _ = new DragSettings { Space = (LatentSpace)7 } },
        { "loss", () => _ = new DragSettings { MotionLoss = (MotionLoss)7 } },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void A_value_that_makes_no_sense_is_refused(string what, Action make)
    {
        Assert.True(Record.Exception(make) is ArgumentOutOfRangeException, what);
    }
}
