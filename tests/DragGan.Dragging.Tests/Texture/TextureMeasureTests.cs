using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Dragging.Tests;

public sealed class TextureMeasureTests
{
    private static readonly (int X, int Y)[] Ring =
        [(2, 0), (2, 1), (1, 2), (0, 2), (-1, 2), (-2, 1), (-2, 0), (-2, -1), (-1, -2), (0, -2), (1, -2), (2, -1)];

    [Theory]
    [InlineData(4, 4, 1)]
    [InlineData(8, 8, 3)]
    [InlineData(8, 32, 37)]
    [InlineData(16, 24, 5)]
    [InlineData(32, 16, 2)]
    public void Every_pixel_matches_the_plain_formula(int cells, int pixels, int channels)
    {
        ReferenceMap features = ReferenceMap.Uniform(cells, cells, channels, seed: cells + pixels);
        TextureMeasure measure = new(features.ToFeatureMap(), pixels);

        ReferenceMap expected = Reference(features, pixels);

        for (int y = 0; y < pixels; y++)
        {
            for (int x = 0; x < pixels; x++)
            {
                Assert.Equal(expected[y, x, 0], measure.Distinctiveness(new(x, y)), 1e-5); // float sums of up to 37 differences, float weights
            }
        }
    }

    [Fact]
    public void Between_pixels_it_is_between_their_values()
    {
        TextureMeasure measure = new(ReferenceMap.Uniform(8, 8, channels: 4, seed: 1).ToFeatureMap(), 32);

        double middle = measure.Distinctiveness(new(10.5f, 7)), left = measure.Distinctiveness(new(10, 7)), right = measure.Distinctiveness(new(11, 7));

        Assert.Equal((left + right) / 2, middle, 1e-6);
        Assert.Equal(measure.Distinctiveness(new(31, 31)), measure.Distinctiveness(new(30.99999f, 31)), 1e-3);
    }

    [Fact]
    public void A_picture_without_any_texture_is_smooth_everywhere()
    {
        TextureMeasure measure = new(Maps.Filled(8, channels: 3, value: 2), 64);

        Assert.Equal(0, measure.Distinctiveness(new(20, 30)));
        Assert.True(measure.IsSmooth(new(20, 30)));
        Assert.Equal((new ImagePoint(20, 30), 0.0), measure.BestNear(new(20, 30), 10));
    }

    [Fact]
    public void Along_an_edge_a_place_cannot_be_told_from_the_next_but_a_spot_can()
    {
        FeatureMap map = new(32, 32, 2);
        for (int y = 0; y < 32; y++)
        {
            map.Row(y)[..(2 * 16)].Fill(1); // the left half
        }

        map.Pixel(20, 25).Fill(1);
        TextureMeasure measure = new(map, 32);

        Assert.Equal(0, measure.Distinctiveness(new(15, 6)));
        Assert.Equal(0, measure.Distinctiveness(new(16, 28)));
        Assert.True(measure.Distinctiveness(new(25, 20)) > 10);
        Assert.Equal(new ImagePoint(25, 20), measure.BestNear(new(22, 18), 4).Place);
    }

    [Theory]
    [InlineData(64, 64, false)]
    [InlineData(64, 69, false)]
    [InlineData(59, 64, false)]
    [InlineData(64, 75, true)]
    [InlineData(20, 20, true)]
    public void A_smooth_spot_close_to_texture_does_not_count_as_smooth(int x, int y, bool smooth)
    {
        FeatureMap map = new(128, 128, 1);
        map.Pixel(32, 32)[0] = 1; // covers pixels 63 to 66 of 256 in part

        Assert.Equal(smooth, new TextureMeasure(map, 256).IsSmooth(new(x, y)));
    }

    [Fact]
    public void The_scale_of_the_features_does_not_matter()
    {
        ReferenceMap features = ReferenceMap.Uniform(16, 16, channels: 6, seed: 3);
        FeatureMap scaled = features.ToFeatureMap();
        foreach (ref float value in scaled.Data)
        {
            value *= 8; // a power of two changes no digit
        }

        Assert.Equal(new TextureMeasure(features.ToFeatureMap(), 32).Distinctiveness(new(9, 5)), new TextureMeasure(scaled, 32).Distinctiveness(new(9, 5)));
    }

    [Theory]
    [InlineData(0, 0, 3)]
    [InlineData(16, 15, 4.5)]
    [InlineData(30.4, 2.2, 6)]
    [InlineData(31, 31, 100)]
    public void The_best_place_is_the_most_distinctive_pixel_of_a_disc(float x, float y, double radius)
    {
        TextureMeasure measure = new(ReferenceMap.Uniform(16, 16, channels: 4, seed: 2).ToFeatureMap(), 32);

        (ImagePoint place, double distinctiveness) = measure.BestNear(new(x, y), radius);

        ImagePoint own = new ImagePoint(x, y).ToPixel();
        double expected = (from v in Enumerable.Range(0, 32)
                           from u in Enumerable.Range(0, 32)
                           where double.Hypot(u - x, v - y) <= radius || new ImagePoint(u, v) == own
                           select measure.Distinctiveness(new(u, v))).Max();
        Assert.Equal(expected, distinctiveness);
        Assert.Equal(distinctiveness, measure.Distinctiveness(place));
        Assert.Equal(place.ToPixel(), place);
    }

    [Fact]
    public void Impossible_arguments_are_refused()
    {
        TextureMeasure measure = new(Maps.Filled(8, 2, 1), 16);

        Assert.Throws<ArgumentException>(() => new TextureMeasure(new FeatureMap(8, 4, 2), 16));
        Assert.Throws<ArgumentException>(() => new TextureMeasure(new FeatureMap(3, 3, 2), 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextureMeasure(Maps.Filled(8, 2, 1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => measure.Distinctiveness(new(16, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => measure.IsSmooth(new(3, float.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => measure.BestNear(new(-1, 3), 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => measure.BestNear(new(3, 3), double.NaN));
    }

    [Fact]
    public void On_the_lion_eyes_and_nose_stand_out_and_the_background_is_smooth()
    {
        using ComputePool pool = new(2);
        Generator generator = Generator.Load(ShippedLion.File);
        Synthesis lion = new(SynthesisWeights.Pack(generator, pool), pool);
        TextureMeasure measure = new(lion.Features(generator.Mapping.FromSeed(ShippedLion.Seed, null, 1).Values.AsSpan(), DragSettings.DefaultFeatureBlock), lion.Resolution);

        Assert.All(new ImagePoint[] { new(ShippedLion.LeftEyeX, ShippedLion.EyesY), new(ShippedLion.RightEyeX, ShippedLion.EyesY) }, place => Assert.InRange(measure.Distinctiveness(place), 3, 20));
        Assert.InRange(measure.Distinctiveness(new(ShippedLion.NoseX, ShippedLion.NoseY)), 1.5, 20);
        Assert.All(new ImagePoint[] { new(20, 30), new(236, 20), new(12, 150) }, place => Assert.True(measure.IsSmooth(place)));
        (ImagePoint better, double distinctiveness) = measure.BestNear(new(110, 162), TextureMeasure.NearbyRadius(lion.Resolution)); // the muzzle, beside its edge
        Assert.InRange(distinctiveness, 2, 8);
        Assert.InRange(new Handle(new(110, 162), better).Distance, 1, 16);
        Assert.False(measure.IsSmooth(new(110, 162)));
    }

    /// <summary>The formula of docs/maths/texture.md, cell by cell.</summary>
    private static ReferenceMap Reference(ReferenceMap features, int pixels)
    {
        int cells = features.Height;
        double[] scores = new double[cells * cells];
        for (int i = 0; i < scores.Length; i++)
        {
            (int x, int y) = (i % cells, i / cells);
            scores[i] = Ring.Where(o => x + o.X >= 0 && x + o.X < cells && y + o.Y >= 0 && y + o.Y < cells)
                .Min(o => Enumerable.Range(0, features.Channels).Average(c => Math.Abs(features[y, x, c] - features[y + o.Y, x + o.X, c])));
        }

        double mean = scores.Average();
        return ReferenceKernels.BilinearResize(new ReferenceMap(cells, cells, 1, [.. scores.Select(score => score / mean)]), pixels, pixels);
    }
}
