using System.Collections.Immutable;
using DragGan.Numerics;

namespace DragGan.Dragging.Tests;

public sealed class AnchorHoldTests
{
    // Cells and pixels: enlarged 8, 4, 2 and 1.5 times, the same, and reduced 2 times.
    public static MatrixTheoryData<(int Cells, int Pixels), int> Cases => new([(4, 32), (8, 32), (8, 16), (8, 12), (16, 16), (16, 8)], [1, 2, 3]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss_and_gradient_match_the_plain_formula((int Cells, int Pixels) grid, int radius)
    {
        ReferenceMap start = ReferenceMap.Uniform(grid.Cells, grid.Cells, channels: 3, seed: 1), features = ReferenceMap.Uniform(grid.Cells, grid.Cells, channels: 3, seed: 2);
        ImmutableArray<Handle> handles = AnchorsOf(grid.Pixels);
        FeatureMap gradient = new(grid.Cells, grid.Cells, 3);

        double loss = Hold(start, handles, grid.Pixels, radius).Accumulate(features.ToFeatureMap(), handles, gradient);

        IEnumerable<ImagePoint> places = handles.Select(handle => handle.Target);
        double expected = ReferenceDragging.AnchorLoss(features, start, places, grid.Pixels, radius);
        double error = GradientChecker.LargestError(
            point => ReferenceDragging.AnchorLoss(new(grid.Cells, grid.Cells, 3, point), start, places, grid.Pixels, radius), [.. features.Values], gradient.Data, step: 1e-7);
        Assert.Equal(expected, loss, expected * 1e-6); // float samples, summed in double
        Assert.InRange(error, 0, 1e-5); // float weights; a wrong tap or sign costs more than 1e-2
    }

    [Fact]
    public void What_has_not_changed_costs_nothing_and_is_not_pulled()
    {
        ReferenceMap map = ReferenceMap.Uniform(8, 8, channels: 5, seed: 3);
        FeatureMap gradient = new(8, 8, 5);

        Assert.Equal(0, Hold(map, AnchorsOf(32), 32, radius: 2).Accumulate(map.ToFeatureMap(), AnchorsOf(32), gradient));
        Assert.Equal(-1, gradient.Data.IndexOfAnyExcept(0f));
    }

    [Fact]
    public void Handles_that_are_to_move_are_not_held()
    {
        ReferenceMap start = ReferenceMap.Uniform(8, 8, channels: 5, seed: 4), features = ReferenceMap.Uniform(8, 8, channels: 5, seed: 5);
        ImmutableArray<Handle> anchors = AnchorsOf(32), handles = [.. anchors.Select(anchor => anchor with { Target = new(7.5f, 9) })];
        FeatureMap gradient = new(8, 8, 5);

        Assert.Equal(0, Hold(start, anchors, 32, radius: 2).Accumulate(features.ToFeatureMap(), handles, gradient));
        Assert.Equal(-1, gradient.Data.IndexOfAnyExcept(0f));
    }

    [Fact]
    public void An_anchor_lies_on_a_whole_pixel_and_has_no_way_to_go()
    {
        Assert.Equal(new Handle(new(10, 12), new(10, 12)), Handle.Anchor(new(10.4f, 11.6f)));
        Assert.Equal(0, Handle.Anchor(new(10.4f, 11.6f)).Distance);
    }

    private static AnchorHold Hold(ReferenceMap start, ImmutableArray<Handle> handles, int pixels, int radius)
    {
        AnchorHold hold = new(new ResizeAxis(start.Height, pixels), radius, [.. handles.Select(handle => handle.Position)], start.Channels);
        hold.Remember(start.ToFeatureMap());
        return hold;
    }

    /// <summary>Inside, in a corner, on borders; two that share pixels.</summary>
    private static ImmutableArray<Handle> AnchorsOf(int pixels)
    {
        int last = pixels - 1, middle = pixels / 2;
        return [Handle.Anchor(new(middle, middle)), Handle.Anchor(new(middle + 1, middle)), Handle.Anchor(new(0, 0)), Handle.Anchor(new(last, 1)), Handle.Anchor(new(1, last))];
    }
}
