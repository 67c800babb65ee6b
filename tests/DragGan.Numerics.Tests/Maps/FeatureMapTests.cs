using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Maps;

public sealed class FeatureMapTests
{
    [Fact]
    public void Rows_and_pixels_are_views_of_the_data_in_order()
    {
        FeatureMap map = Sizes.UniformMap(3, 4, 5, seed: 1);

        Assert.Equal((3, 4, 5, 60), (map.Height, map.Width, map.Channels, map.Length));
        Assert.True(map.Data.Slice(2 * 20, 20) == map.Row(2));
        Assert.True(map.Row(2).Slice(3 * 5, 5) == map.Pixel(2, 3));
    }

    [Fact]
    public void Clearing_a_patch_beyond_its_map_leaves_the_inside()
    {
        ReferenceMap inside = ReferenceMap.Uniform(3, 4, 2, seed: 1);
        FeatureMap map = inside.ToPadded(border: 1, fill: float.NaN);

        PatchMap.Whole(map, border: 1).ClearBeyond(3, 4);

        Assert.Equal(inside.ToPadded(border: 1).Data, map.Data);
    }

    [Fact]
    public void Maps_may_share_memory_that_is_large_enough()
    {
        FloatBuffer memory = new(100);
        FeatureMap map = new(3, 4, 5, memory);

        map.Data.Fill(2);

        Assert.Equal(60, memory.Span.Count(2f));
        Assert.Throws<ArgumentException>("memory", () => new FeatureMap(3, 4, 9, memory));
    }

    [Fact]
    public void Extents_that_are_not_positive_or_too_large_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new FeatureMap(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new FeatureMap(1, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => new FeatureMap(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => new FeatureMap(65536, 65536, 1));
    }
}
