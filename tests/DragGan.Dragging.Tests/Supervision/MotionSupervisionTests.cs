using DragGan.Numerics;

namespace DragGan.Dragging.Tests;

public sealed class MotionSupervisionTests
{
    // Cells and pixels: enlarged 8, 4, 2 and 1.5 times, the same, and reduced 2 and 4 times.
    private static readonly (int Cells, int Pixels)[] Grids = [(4, 32), (8, 32), (8, 16), (8, 12), (16, 16), (16, 8), (16, 4)];

    public static TheoryData<int, int, int, MotionLoss> Cases
    {
        get
        {
            TheoryData<int, int, int, MotionLoss> cases = [];
            foreach ((int cells, int pixels) in Grids)
            {
                foreach (int radius in new[] { 1, 2, 3 })
                {
                    cases.Add(cells, pixels, radius, MotionLoss.Compatible);
                    cases.Add(cells, pixels, radius, MotionLoss.Published);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss_and_gradient_match_the_plain_formula(int cells, int pixels, int radius, MotionLoss form)
    {
        ReferenceMap features = ReferenceMap.Uniform(cells, cells, channels: 3, seed: cells + radius);
        Handle[] handles = HandlesOf(pixels);
        FeatureMap gradient = new(cells, cells, 3);

        double loss = new MotionSupervision(new ResizeAxis(cells, pixels), radius, form, channels: 3)
            .Accumulate(features.ToFeatureMap(), [.. handles], gradient);

        // The constant side stays behind while the moving one is varied: that is what stop-gradient means.
        double[] moved = [.. features.Values];
        double error = GradientChecker.LargestError(
            point => ReferenceDragging.MotionLoss(new(cells, cells, 3, point), features, handles, pixels, radius, form), moved, gradient.Data, step: 1e-7);
        double expected = ReferenceDragging.MotionLoss(features, features, handles, pixels, radius, form);

        Assert.Equal(expected, loss, expected * 1e-6); // float samples, summed in double
        Assert.InRange(error, 0, 1e-5); // float weights; a wrong tap or sign costs more than 1e-2
    }

    [Fact]
    public void The_gradient_is_added_to_what_is_there()
    {
        ReferenceMap features = ReferenceMap.Uniform(8, 8, channels: 5, seed: 4);
        MotionSupervision supervision = new(new ResizeAxis(8, 16), radius: 2, MotionLoss.Compatible, channels: 5);
        FeatureMap alone = new(8, 8, 5), onTop = Maps.Filled(8, 5, 3);

        supervision.Accumulate(features.ToFeatureMap(), [.. HandlesOf(16)], alone);
        supervision.Accumulate(features.ToFeatureMap(), [.. HandlesOf(16)], onTop);

        Assert.Equal([.. alone.Data.ToArray().Select(value => value + 3)], onTop.Data.ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Theory]
    [InlineData(5, 5, 0)]
    [InlineData(6, 5, 0)] // exactly one pixel away
    [InlineData(6, 6, 1)] // 1.41
    [InlineData(7, 5, 1)]
    public void A_handle_pulls_only_while_it_is_more_than_a_pixel_away(int x, int y, int pulls)
    {
        FeatureMap features = ReferenceMap.Uniform(8, 8, channels: 2, seed: 1).ToFeatureMap(), gradient = new(8, 8, 2);

        double loss = new MotionSupervision(new ResizeAxis(8, 16), radius: 1, MotionLoss.Compatible, channels: 2)
            .Accumulate(features, [new Handle(new(5, 5), new(x, y))], gradient);

        Assert.Equal(pulls == 1, loss > 0);
        Assert.Equal(pulls == 1, gradient.Data.ContainsAnyExcept(0f));
    }

    [Fact]
    public void Equal_features_are_not_pulled_either_way()
    {
        FeatureMap features = Maps.Filled(8, channels: 3, value: 0.5f), gradient = new(8, 8, 3);

        double loss = new MotionSupervision(new ResizeAxis(8, 32), radius: 3, MotionLoss.Compatible, channels: 3)
            .Accumulate(features, [new Handle(new(16, 16), new(20, 16))], gradient);

        Assert.Equal(0, loss);
        Assert.Equal(-1, gradient.Data.IndexOfAnyExcept(0f));
    }

    public static TheoryData<int, int> Sizes
    {
        get
        {
            TheoryData<int, int> sizes = [];
            foreach (int resolution in new[] { 4, 16, 33, 256 })
            {
                foreach (int radius in new[] { 1, 2, 3, 6 })
                {
                    sizes.Add(resolution, radius);
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_disc_holds_the_pixels_nearer_than_its_radius_in_stretched_coordinates(int resolution, int radius)
    {
        int last = resolution - 1;
        foreach (ImagePoint centre in new ImagePoint[] { new(0, 0), new(last, 0), new(last, last), new(1, last), new(last / 2, last / 3), new(last - 2, 2) })
        {
            Disc disc = new(centre, radius, resolution);
            IEnumerable<(int, int)> actual =
                from y in Enumerable.Range(disc.Top, disc.Bottom - disc.Top + 1)
                from x in Enumerable.Range(disc.Left, disc.Right - disc.Left + 1)
                where disc.Contains(x, y)
                select (y, x);

            Assert.Equal(ReferenceDragging.Disc(centre, radius, resolution), actual);
            Assert.Equal(actual.Count(), disc.Count);
            Assert.NotEqual(0, disc.Count);
        }
    }

    /// <summary>Inside, in corners and on borders; pulled inwards, outwards and along; one close enough to rest.</summary>
    private static Handle[] HandlesOf(int pixels)
    {
        int last = pixels - 1, middle = pixels / 2;
        return
        [
            new(new(middle, middle), new(last, 0.25f)),
            new(new(0, 0), new(middle, last)),
            new(new(last, last), new(0, last)),
            new(new(last, 1), new(last, last)),
            new(new(1, last), new(0.5f, 0)),
            new(new(middle, 1), new(middle + 0.5f, 1.5f)),
        ];
    }
}
