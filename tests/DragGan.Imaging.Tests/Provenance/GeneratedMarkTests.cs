namespace DragGan.Imaging.Tests;

public sealed class GeneratedMarkTests
{
    public static MatrixTheoryData<int, byte> Pictures => new([32, 64, 95, 96, 128, 256, 512, 1024], [0, 90, 255]);

    [Theory]
    [MemberData(nameof(Pictures))]
    public void It_is_white_on_a_dark_ground_in_the_lower_right_corner(int size, byte shade)
    {
        RasterImage picture = Marked(size, size, PixelLayout.Gray, shade);
        (int left, int top, int right, int bottom) = Bounds(picture, shade);

        Assert.InRange(left, size / 6, size - 8);
        Assert.InRange(top, size / 3, size - 6);
        Assert.InRange(size - 1 - right, 1, 10 + (size / 20)); // on black the ground does not show, and letters end earlier
        Assert.InRange(size - 1 - bottom, 1, 10 + (size / 20));
        Assert.InRange(picture.Pixels.Min(), 0, shade / 2);
        Assert.InRange(picture.Pixels.AsSpan((size - 1 - bottom) * size).ToArray().Count(v => v > 235), 10, size * size); // letters
    }

    [Fact]
    public void Narrow_pictures_get_the_short_mark()
    {
        (int narrowLeft, _, int narrowRight, _) = Bounds(Marked(95, 95, PixelLayout.Gray, 255), 255);
        (int left, _, int right, _) = Bounds(Marked(96, 96, PixelLayout.Gray, 255), 255);

        Assert.InRange(narrowRight - narrowLeft, 10, 30);
        Assert.InRange(right - left, 50, 90);
    }

    [Fact]
    public void It_grows_with_the_picture()
    {
        (int left, int top, int right, int bottom) = Bounds(Marked(1024, 512, PixelLayout.Gray, 255), 255);

        Assert.InRange(right - left, 200, 330);
        Assert.InRange(bottom - top, 40, 75);
    }

    [Theory]
    [InlineData(PixelLayout.Rgb)]
    [InlineData(PixelLayout.Rgba)]
    public void In_colour_it_looks_as_it_does_in_gray(PixelLayout layout)
    {
        RasterImage gray = Marked(200, 200, PixelLayout.Gray, 77), color = Marked(200, 200, layout, 77);

        Assert.Equal(gray.Pixels, color.ToLayout(PixelLayout.Gray).Pixels.Select((v, i) => Math.Abs(v - gray.Pixels[i]) <= 1 ? gray.Pixels[i] : v)); // rounded once or twice
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(300, 4)]
    public void Pictures_too_small_for_it_are_no_mistake(int width, int height)
    {
        GeneratedMark.Draw(new RasterImage(width, height, PixelLayout.Rgb));
    }

    [Fact]
    public void The_same_picture_gives_the_same_mark()
    {
        Assert.Equal(Marked(256, 256, PixelLayout.Rgb, 30).Pixels, Marked(256, 256, PixelLayout.Rgb, 30).Pixels);
    }

    private static RasterImage Marked(int width, int height, PixelLayout layout, byte shade)
    {
        RasterImage picture = new(width, height, PixelLayout.Gray);
        Array.Fill(picture.Pixels, shade);
        picture = picture.ToLayout(layout);
        GeneratedMark.Draw(picture);
        return picture;
    }

    /// <summary>The box around everything that changed; on black the ground does not show, and the box is that of the letters.</summary>
    private static (int Left, int Top, int Right, int Bottom) Bounds(RasterImage picture, byte shade)
    {
        int[] changed = [.. picture.Pixels.Index().Where(pixel => pixel.Item != shade).Select(pixel => pixel.Index)];
        return (changed.Min(i => i % picture.Width), changed.Min(i => i / picture.Width), changed.Max(i => i % picture.Width), changed.Max(i => i / picture.Width));
    }
}
