namespace DragGan.Imaging.Tests;

public sealed class ResamplerTests
{
    // Half a unit of rounding, and a little for the reference's own rounding at ties.
    private const double Half = 0.5 + 1e-6;

    public static TheoryData<PixelLayout> Layouts => [PixelLayout.Gray, PixelLayout.Rgb, PixelLayout.Rgba];

    [Fact]
    public void Bilinear_puts_centres_half_a_pixel_inside_and_repeats_edges()
    {
        RasterImage image = new(2, 1, PixelLayout.Gray, [0, 100]);

        Assert.Equal(new byte[] { 0, 25, 75, 100 }, Resampler.Bilinear(image, 4, 1).Pixels);
        Assert.Equal(new byte[] { 50 }, Resampler.Bilinear(image, 1, 1).Pixels);
    }

    [Fact]
    public void Area_counts_cut_pixels_in_part()
    {
        RasterImage image = new(3, 1, PixelLayout.Gray, [30, 60, 90]);

        // Each new pixel covers one and a half old ones: (30 + 60/2) / 1.5 and (60/2 + 90) / 1.5.
        Assert.Equal(new byte[] { 40, 80 }, Resampler.Area(image, 2, 1).Pixels);
        Assert.Equal(new byte[] { 60 }, Resampler.Area(image, 1, 1).Pixels);
    }

    [Fact]
    public void Colours_count_by_their_alpha()
    {
        RasterImage image = new(2, 1, PixelLayout.Rgba, [200, 0, 0, 255, 0, 255, 0, 0]); // opaque red beside transparent green

        Assert.Equal(new byte[] { 200, 0, 0, 128 }, Resampler.Area(image, 1, 1).Pixels);
        Assert.Equal(new byte[] { 200, 0, 0, 191 }, Resampler.Bilinear(image, 4, 1).Row(0).Slice(4, 4).ToArray());
        Assert.Equal(new byte[] { 0, 0, 0, 0 }, Resampler.Bilinear(image, 4, 1).Row(0).Slice(12, 4).ToArray());
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_same_size_is_the_same_picture(PixelLayout layout)
    {
        RasterImage image = TestPictures.Noise(7, 5, layout);
        if (layout == PixelLayout.Rgba)
        {
            image.Pixels.AsSpan().Replace((byte)0, (byte)1); // what hides under alpha 0 is not kept, by design
        }

        Assert.Equal(image.Pixels, Resampler.Bilinear(image, 7, 5).Pixels);
        Assert.Equal(image.Pixels, Resampler.Area(image, 7, 5).Pixels);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Both_agree_with_plain_references_at_every_pair_of_small_sizes(PixelLayout layout)
    {
        for (int from = 1; from <= 9; from++)
        {
            for (int to = 1; to <= 9; to++)
            {
                RasterImage image = TestPictures.Noise(from, 10 - from, layout, seed: (10 * from) + to);

                Check(image, Resampler.Bilinear(image, to, 10 - to), BilinearWeight);
                Check(image, Resampler.Area(image, to, 10 - to), AreaWeight);
            }
        }
    }

    [Fact]
    public void One_colour_stays_one_colour_at_awkward_sizes()
    {
        RasterImage image = new(31, 17, PixelLayout.Rgb);
        Array.Fill(image.Pixels, (byte)201);

        Assert.All(Resampler.Bilinear(image, 67, 3).Pixels, value => Assert.Equal(201, value));
        Assert.All(Resampler.Area(image, 13, 11).Pixels, value => Assert.Equal(201, value));
    }

    [Fact]
    public void Sizes_below_one_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Resampler.Bilinear(new(1, 1, PixelLayout.Gray), 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Resampler.Area(new(1, 1, PixelLayout.Gray), 1, -1));
    }

    /// <summary>Share of old place <paramref name="k"/> in new place <paramref name="i"/>: the triangle around the new centre, edges repeated.</summary>
    private static double BilinearWeight(int i, int to, int k, int from)
    {
        double centre = Math.Clamp(((i + 0.5) * from / to) - 0.5, 0, from - 1);
        return Math.Max(0, 1 - Math.Abs(centre - k));
    }

    /// <summary>Share of old place k in new place i: the overlap of the two, divided by the new one's extent.</summary>
    private static double AreaWeight(int i, int to, int k, int from)
    {
        double scale = (double)from / to;
        return Math.Max(0, Math.Min(k + 1, (i + 1) * scale) - Math.Max(k, i * scale)) / scale;
    }

    private static void Check(RasterImage image, RasterImage resized, Func<int, int, int, int, double> weight)
    {
        for (int y = 0; y < resized.Height; y++)
        {
            for (int x = 0; x < resized.Width; x++)
            {
                Span<byte> actual = resized.Row(y).Slice(x * resized.Channels, resized.Channels);
                double[] expected = Mix(image, (c, r) => weight(x, resized.Width, c, image.Width) * weight(y, resized.Height, r, image.Height));
                for (int c = 0; c < expected.Length; c++)
                {
                    Assert.InRange(actual[c], expected[c] - Half, expected[c] + Half);
                }
            }
        }
    }

    private static double[] Mix(RasterImage image, Func<int, int, double> weight)
    {
        double[] sums = new double[image.Channels];
        double total = 0;
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                Span<byte> pixel = image.Row(y).Slice(x * image.Channels, image.Channels);
                double share = weight(x, y) * (image.Channels == 4 ? pixel[3] / 255.0 : 1);
                total += share;
                for (int c = 0; c < Math.Min(3, image.Channels); c++)
                {
                    sums[c] += share * pixel[c];
                }
            }
        }

        double[] mixed = [.. sums.Select(s => total > 0 ? s / total : 0)];
        if (image.Channels == 4)
        {
            mixed[3] = 255 * total;
        }

        return mixed;
    }
}
