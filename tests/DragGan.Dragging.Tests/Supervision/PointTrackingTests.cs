using DragGan.Numerics;

namespace DragGan.Dragging.Tests;

public sealed class PointTrackingTests
{
    public static TheoryData<int, int, int> Grids => new()
    {
        { 4, 32, 5 },
        { 8, 32, 5 },
        { 8, 16, 3 },
        { 16, 16, 2 },
        { 8, 12, 20 },
        { 16, 8, 2 },
        { 16, 4, 1 },
    };

    [Theory]
    [MemberData(nameof(Grids))]
    public void Every_handle_is_found_where_the_plain_search_finds_it(int cells, int pixels, int radius)
    {
        ReferenceMap start = ReferenceMap.Uniform(cells, cells, channels: 7, seed: 1), now = ReferenceMap.Uniform(cells, cells, channels: 7, seed: 2);
        int last = pixels - 1;
        ImagePoint[] origins = [new(0, 0), new(last, last), new(pixels / 2, pixels / 3), new(last, 0), new(1, last)];
        ImagePoint[] places = [new(1, 0), new(last, last), new(pixels / 3, pixels / 2), new(last - 1, 1), new(0, last)];

        Assert.Equal(
            origins.Zip(places, (origin, place) => ReferenceDragging.Track(now, start, origin, place, pixels, radius)),
            Track(start, now, pixels, radius, origins, places, threads: 2));
    }

    [Fact]
    public void Of_equal_distances_the_first_in_raster_order_wins()
    {
        ReferenceMap flat = new ReferenceMap(8, 8, channels: 3).Select(_ => 0.3);

        Assert.Equal(
            [new ImagePoint(3, 5), new ImagePoint(0, 0)],
            Track(flat, flat, pixels: 16, radius: 4, [new(7, 9), new(0, 0)], [new(7, 9), new(2, 1)], threads: 1));
    }

    [Fact]
    public void A_handle_in_features_that_are_no_numbers_stays_where_it_was()
    {
        ReferenceMap start = ReferenceMap.Uniform(8, 8, channels: 2, seed: 3);

        Assert.Equal([new ImagePoint(7, 9)], Track(start, start.Select(_ => double.NaN), pixels: 16, radius: 4, [new(7, 9)], [new(7, 9)], threads: 1));
    }

    [Fact]
    public void Features_that_have_not_changed_leave_every_handle_in_place()
    {
        ReferenceMap map = ReferenceMap.Uniform(16, 16, channels: 9, seed: 8);
        ImagePoint[] points = [.. Enumerable.Range(0, 40).Select(i => new ImagePoint(i * 13 % 32, i * 7 % 32))];

        Assert.Equal(points, Track(map, map, pixels: 32, radius: 6, points, points, threads: 3));
    }

    private static ImagePoint[] Track(
        ReferenceMap start, ReferenceMap now, int pixels, int radius, ImagePoint[] origins, ImagePoint[] places, int threads)
    {
        using ComputePool pool = new(threads);
        PointTracking tracking = new(new ResizeAxis(start.Height, pixels), radius, origins.Length, start.Channels);
        FeatureMap startMap = start.ToFeatureMap();
        for (int i = 0; i < origins.Length; i++)
        {
            tracking.Remember(i, startMap, origins[i]);
        }

        Handle[] handles = [.. places.Select(place => new Handle(place, default))];
        return tracking.Find(now.ToFeatureMap(), handles, pool).ToArray();
    }
}
