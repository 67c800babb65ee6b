using DragGan.Numerics;

namespace DragGan.Dragging.Tests;

public sealed class MaskTermTests
{
    private const double Weight = 20;

    // Enlarged 8, 4, 2 and 1.5 times, the same, reduced 2 and 4 times; more than one band, and pixel rows that are cut in two.
    public static TheoryData<int, int, int> Grids => new()
    {
        { 4, 32, 3 },
        { 8, 32, 2 },
        { 8, 16, 3 },
        { 8, 12, 3 },
        { 16, 16, 2 },
        { 16, 8, 3 },
        { 16, 4, 3 },
        { 20, 40, 1 },
        { 2, 48, 2 },
    };

    [Theory]
    [MemberData(nameof(Grids))]
    public void Loss_and_gradient_match_the_plain_formula(int cells, int pixels, int channels)
    {
        ReferenceMap start = ReferenceMap.Uniform(cells, cells, channels, seed: 1), features = ReferenceMap.Uniform(cells, cells, channels, seed: 2);
        FixedRegion region = Maps.Speckled(pixels, seed: 3);
        using ComputePool pool = new(2);

        (double loss, FeatureMap gradient) = Compute(features, start, region, pool);

        double expected = ReferenceDragging.MaskLoss(features, start, region, Weight);
        double error = GradientChecker.LargestError(
            point => ReferenceDragging.MaskLoss(new(cells, cells, channels, point), start, region, Weight), [.. features.Values], gradient.Data, step: 1e-7);

        Assert.Equal(expected, loss, expected * 1e-6);
        Assert.InRange(error, 0, 1e-5); // float weights; one pixel forgotten costs more than 1e-2
    }

    [Fact]
    public void A_mask_in_one_piece_gives_the_same_as_the_plain_formula()
    {
        ReferenceMap start = ReferenceMap.Uniform(32, 32, channels: 5, seed: 4), features = ReferenceMap.Uniform(32, 32, channels: 5, seed: 5);
        FixedRegion region = Maps.Region(128, (x, y) => x is < 31 or >= 97 || y is < 33 or >= 90);
        using ComputePool pool = new(2);

        (double loss, _) = Compute(features, start, region, pool);

        double expected = ReferenceDragging.MaskLoss(features, start, region, Weight);
        Assert.Equal(expected, loss, expected * 1e-6);
    }

    [Fact]
    public void What_has_not_moved_costs_nothing_and_is_not_pulled()
    {
        ReferenceMap map = ReferenceMap.Uniform(16, 16, channels: 37, seed: 6);
        using ComputePool pool = new(1);

        (double loss, FeatureMap gradient) = Compute(map, map, Maps.Speckled(64, seed: 7), pool);

        Assert.Equal(0, loss);
        Assert.Equal(-1, gradient.Data.IndexOfAnyExcept(0f));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        ReferenceMap start = ReferenceMap.Uniform(40, 40, channels: 29, seed: 8), features = ReferenceMap.Uniform(40, 40, channels: 29, seed: 9);
        FixedRegion region = Maps.Speckled(160, seed: 10);
        using ComputePool alone = new(1);
        (double expectedLoss, FeatureMap expected) = Compute(features, start, region, alone);

        for (int threads = 2; threads <= 8; threads++)
        {
            using ComputePool pool = new(threads);
            (double loss, FeatureMap gradient) = Compute(features, start, region, pool);

            Assert.Equal(expectedLoss, loss);
            Assert.True(expected.Data.SequenceEqual(gradient.Data), $"{threads} threads");
        }
    }

    [Fact]
    public void It_can_be_used_again_and_overwrites_the_gradient_every_time()
    {
        ReferenceMap start = ReferenceMap.Uniform(12, 12, channels: 4, seed: 11), features = ReferenceMap.Uniform(12, 12, channels: 4, seed: 12);
        MaskTerm term = new(Maps.Speckled(24, seed: 13), new ResizeAxis(12, 24), channels: 4);
        term.Remember(start.ToFeatureMap());
        using ComputePool pool = new(2);
        FeatureMap first = new(12, 12, 4), second = Maps.Filled(12, 4, float.NaN);

        double loss = term.Compute(features.ToFeatureMap(), Weight, first, pool);

        Assert.Equal(loss, term.Compute(features.ToFeatureMap(), Weight, second, pool));
        Assert.Equal(first.Data.ToArray(), second.Data.ToArray());
    }

    private static (double Loss, FeatureMap Gradient) Compute(ReferenceMap features, ReferenceMap start, FixedRegion region, ComputePool pool)
    {
        MaskTerm term = new(region, new ResizeAxis(start.Height, region.Resolution), start.Channels);
        term.Remember(start.ToFeatureMap());
        FeatureMap gradient = Maps.Filled(start.Height, start.Channels, float.NaN);
        return (term.Compute(features.ToFeatureMap(), Weight, gradient, pool), gradient);
    }
}
