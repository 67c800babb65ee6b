namespace DragGan.Imaging.Tests;

public sealed class RasterImageTests
{
    [Fact]
    public void Pixels_lie_row_by_row_with_values_interleaved()
    {
        RasterImage image = new(2, 3, PixelLayout.Rgb, [.. Enumerable.Range(0, 18).Select(i => (byte)i)]);

        Assert.Equal((3, 6), (image.Channels, image.Stride));
        Assert.Equal(new byte[] { 6, 7, 8, 9, 10, 11 }, image.Row(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.Row(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.Row(-1));
    }

    [Theory]
    [InlineData(0, 1, PixelLayout.Gray)]
    [InlineData(1, 0, PixelLayout.Gray)]
    [InlineData(-1, -1, PixelLayout.Gray)]
    [InlineData(1, 1, (PixelLayout)2)]
    [InlineData(50_000, 50_000, PixelLayout.Gray)]
    [InlineData(int.MaxValue, int.MaxValue, PixelLayout.Rgba)]
    public void Impossible_pictures_are_refused(int width, int height, PixelLayout layout)
    {
        Assert.ThrowsAny<ArgumentException>(() => new RasterImage(width, height, layout));
    }

    [Fact]
    public void An_array_of_another_length_is_refused_with_both_lengths()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new RasterImage(4, 2, PixelLayout.Rgba, new byte[31]));

        Assert.StartsWith("A picture of 4 x 2 Rgba pixels needs 32 bytes, but 31 were given.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clone_shares_no_memory()
    {
        RasterImage image = TestPictures.Noise(3, 3, PixelLayout.Rgb), clone = image.Clone();
        image.Pixels[0] ^= 1;

        Assert.NotEqual(image.Pixels[0], clone.Pixels[0]);
        Assert.Equal(image.Pixels[1..], clone.Pixels[1..]);
    }

    [Theory]
    // Gray: 0.299 R + 0.587 G + 0.114 B, here 29.9 + 117.4 + 0 = 147.3 and 76.245.
    [InlineData(PixelLayout.Rgb, new byte[] { 100, 200, 0 }, PixelLayout.Gray, new byte[] { 147 })]
    [InlineData(PixelLayout.Rgb, new byte[] { 255, 0, 0 }, PixelLayout.Gray, new byte[] { 76 })]
    [InlineData(PixelLayout.Rgb, new byte[] { 1, 2, 3 }, PixelLayout.Rgba, new byte[] { 1, 2, 3, 255 })]
    [InlineData(PixelLayout.Gray, new byte[] { 7 }, PixelLayout.Rgb, new byte[] { 7, 7, 7 })]
    [InlineData(PixelLayout.Gray, new byte[] { 7 }, PixelLayout.Rgba, new byte[] { 7, 7, 7, 255 })]
    // Over white with alpha 51/255 = 0.2: 0.2 v + 204.
    [InlineData(PixelLayout.Rgba, new byte[] { 100, 0, 255, 51 }, PixelLayout.Rgb, new byte[] { 224, 204, 255 })]
    [InlineData(PixelLayout.Rgba, new byte[] { 100, 0, 255, 0 }, PixelLayout.Rgb, new byte[] { 255, 255, 255 })]
    [InlineData(PixelLayout.Rgba, new byte[] { 100, 0, 255, 255 }, PixelLayout.Rgb, new byte[] { 100, 0, 255 })]
    [InlineData(PixelLayout.Rgba, new byte[] { 0, 0, 0, 51 }, PixelLayout.Gray, new byte[] { 204 })]
    [InlineData(PixelLayout.Rgba, new byte[] { 9, 8, 7, 6 }, PixelLayout.Rgba, new byte[] { 9, 8, 7, 6 })]
    public void Layouts_convert_by_the_stated_rules(PixelLayout from, byte[] pixel, PixelLayout to, byte[] expected)
    {
        Assert.Equal(expected, new RasterImage(1, 1, from, pixel).ToLayout(to).Pixels);
    }

    [Fact]
    public void Lost_alpha_lets_the_given_background_through()
    {
        RasterImage image = new(2, 1, PixelLayout.Rgba, [100, 100, 100, 0, 200, 100, 0, 102]); // 102/255 = 0.4

        Assert.Equal(new byte[] { 10, 20, 30, 86, 52, 18 }, image.ToLayout(PixelLayout.Rgb, new(10, 20, 30, A: 0)).Pixels);
    }

    [Fact]
    public void A_conversion_to_the_same_layout_is_still_a_copy()
    {
        RasterImage image = new(1, 1, PixelLayout.Gray);

        Assert.NotSame(image.Pixels, image.ToLayout(PixelLayout.Gray).Pixels);
    }

    [Fact]
    public void Every_gray_stays_itself_through_colour_and_back()
    {
        RasterImage all = new(256, 1, PixelLayout.Gray, [.. Enumerable.Range(0, 256).Select(i => (byte)i)]);

        Assert.Equal(all.Pixels, all.ToLayout(PixelLayout.Rgb).ToLayout(PixelLayout.Gray).Pixels);
        Assert.Equal(all.Pixels, all.ToLayout(PixelLayout.Rgba).ToLayout(PixelLayout.Gray).Pixels);
    }
}
