namespace DragGan.Imaging.Tests;

public sealed class ContactSheetTests
{
    [Fact]
    public void Pictures_fill_the_grid_row_by_row_with_gaps_between_and_around()
    {
        RasterImage[] images = [.. new byte[] { 1, 2, 3 }.Select(v => new RasterImage(2, 1, PixelLayout.Gray, [v, (byte)(v + 10)]))];

        RasterImage sheet = ContactSheet.Compose(images, columns: 2, gap: 1, PixelColor.White);

        const byte o = 255;
        Assert.Equal((7, 5), (sheet.Width, sheet.Height));
        Assert.Equal(
            new byte[]
            {
                o, o, o, o, o, o, o,
                o, 1, 11, o, 2, 12, o,
                o, o, o, o, o, o, o,
                o, 3, 13, o, o, o, o,
                o, o, o, o, o, o, o,
            },
            sheet.Pixels);
    }

    [Fact]
    public void Without_a_gap_pictures_touch_and_unused_columns_are_left_out()
    {
        RasterImage[] images = [new(1, 1, PixelLayout.Rgba, [1, 2, 3, 4]), new(1, 1, PixelLayout.Rgba, [5, 6, 7, 8])];

        RasterImage sheet = ContactSheet.Compose(images, columns: 9, gap: 0, default);

        Assert.Equal((2, 1), (sheet.Width, sheet.Height));
        Assert.Equal(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, sheet.Pixels);
    }

    [Theory]
    [InlineData(PixelLayout.Gray, new byte[] { 76 })]
    [InlineData(PixelLayout.Rgb, new byte[] { 255, 0, 0 })]
    [InlineData(PixelLayout.Rgba, new byte[] { 255, 0, 0, 9 })]
    public void The_background_takes_the_pictures_layout(PixelLayout layout, byte[] expected)
    {
        RasterImage sheet = ContactSheet.Compose([new(1, 1, layout)], columns: 1, gap: 1, new(255, 0, 0, 9));

        Assert.Equal(expected, sheet.Row(0)[..expected.Length].ToArray());
    }

    [Fact]
    public void Unequal_or_missing_pictures_and_oversized_sheets_are_refused()
    {
        RasterImage gray = new(2, 2, PixelLayout.Gray);

        Assert.Throws<ArgumentException>(() => ContactSheet.Compose([], 1, 0, default));
        Assert.Throws<ArgumentException>(() => ContactSheet.Compose([gray, new(2, 3, PixelLayout.Gray)], 1, 0, default));
        Assert.Throws<ArgumentException>(() => ContactSheet.Compose([gray, new(2, 2, PixelLayout.Rgb)], 1, 0, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContactSheet.Compose([gray], 0, 0, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContactSheet.Compose([gray], 1, -1, default));
        Assert.Throws<ArgumentException>(() => ContactSheet.Compose([gray], 1, int.MaxValue, default));
    }
}
