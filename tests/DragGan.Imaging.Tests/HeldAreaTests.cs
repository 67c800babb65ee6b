namespace DragGan.Imaging.Tests;

public sealed class HeldAreaTests
{
    private const int Size = 40;

    public static MatrixTheoryData<PixelLayout, double> Cases => new([PixelLayout.Gray, PixelLayout.Rgb, PixelLayout.Rgba], [0.0, 1, 2.5, 6]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fixed_pixels_are_the_starts_and_those_beyond_the_feather_the_later_ones(PixelLayout layout, double feather)
    {
        EditMask mask = Mask((x, y) => x < 20);
        RasterImage start = TestPictures.Noise(Size, Size, layout, seed: 1), now = TestPictures.Noise(Size, Size, layout, seed: 2);

        RasterImage held = new HeldArea(mask, feather).Compose(now, start);

        for (int y = 0; y < Size; y++)
        {
            int last = 20 * start.Channels, beyond = (20 + (int)Math.Ceiling(feather)) * start.Channels;
            Assert.True(start.Row(y)[..last].SequenceEqual(held.Row(y)[..last]));
            Assert.True(now.Row(y)[beyond..].SequenceEqual(held.Row(y)[beyond..]));
        }
    }

    [Fact]
    public void The_ramp_falls_smoothly_from_the_edge_whatever_way_it_runs()
    {
        EditMask mask = Mask((x, y) => Math.Pow(x - 20, 2) + Math.Pow(y - 20, 2) <= 64);
        RasterImage white = new(Size, Size, PixelLayout.Gray), black = new(Size, Size, PixelLayout.Gray);
        Array.Fill(white.Pixels, (byte)255);

        RasterImage held = new HeldArea(mask, feather: 6).Compose(now: black, start: white);

        foreach ((int dx, int dy) in new[] { (1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1) })
        {
            byte[] ray = [.. Enumerable.Range(0, 19).Select(i => held.Row(20 + (i * dy))[20 + (i * dx)])];
            Assert.Equal(ray.OrderDescending(), ray);
            Assert.Equal((255, 0), (ray[0], ray[^1]));
            Assert.InRange(ray.Zip(ray.Skip(1), (a, b) => a - b).Max(), 1, 80); // 255 over seven pixels, half again as steep in the middle, √2 a step
        }

        Assert.Equal(128, held.Row(20)[32], tolerance: 40); // half way: four pixels beyond the edge of eight
    }

    [Fact]
    public void Nothing_fixed_leaves_the_later_picture_and_all_fixed_the_start()
    {
        RasterImage start = TestPictures.Noise(Size, Size, PixelLayout.Rgb, seed: 3), now = TestPictures.Noise(Size, Size, PixelLayout.Rgb, seed: 4);

        Assert.Equal(now.Pixels, new HeldArea(Mask((_, _) => false), 4).Compose(now, start).Pixels);
        Assert.Equal(start.Pixels, new HeldArea(Mask((_, _) => true), 4).Compose(now, start).Pixels);
    }

    [Fact]
    public void The_pictures_given_stay_as_they_are()
    {
        RasterImage start = TestPictures.Noise(Size, Size, PixelLayout.Rgb, seed: 5), now = TestPictures.Noise(Size, Size, PixelLayout.Rgb, seed: 6);
        byte[] before = [.. now.Pixels], startBefore = [.. start.Pixels];

        new HeldArea(Mask((x, _) => x < 9), 4).Compose(now, start);

        Assert.Equal(before, now.Pixels);
        Assert.Equal(startBefore, start.Pixels);
    }

    [Fact]
    public void Pictures_of_another_size_or_layout_and_impossible_feathers_are_refused()
    {
        HeldArea area = new(Mask((x, _) => x < 9), 4);
        RasterImage good = new(Size, Size, PixelLayout.Rgb);

        Assert.Throws<ArgumentException>(() => area.Compose(good, new(Size, Size + 1, PixelLayout.Rgb)));
        Assert.Throws<ArgumentException>(() => area.Compose(new(Size - 1, Size, PixelLayout.Rgb), good));
        Assert.Throws<ArgumentException>(() => area.Compose(good, new(Size, Size, PixelLayout.Gray)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeldArea(Mask((_, _) => true), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeldArea(Mask((_, _) => true), double.NaN));
    }

    [Fact]
    public void The_usual_feather_grows_with_the_picture()
    {
        Assert.Equal([2, 6.4, 25.6], [HeldArea.FeatherFor(64), HeldArea.FeatherFor(256), HeldArea.FeatherFor(1024)]);
    }

    private static EditMask Mask(Func<int, int, bool> isFixed)
    {
        RasterImage image = new(Size, Size, PixelLayout.Gray);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = isFixed(i % Size, i / Size) ? (byte)0 : (byte)255;
        }

        return EditMask.FromImage(image);
    }
}
