using System.IO.Compression;

namespace DragGan.Imaging.Tests;

public sealed class PngRoundTripTests
{
    // 1..67 pixels of 1, 3 and 4 bytes cover every mix of vector bodies and scalar tails, and rows narrower than a vector.
    public static TheoryData<int> Widths => [.. Enumerable.Range(1, 67)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_pixel_survives_at_every_width_in_every_layout(int width)
    {
        foreach (PixelLayout layout in Enum.GetValues<PixelLayout>())
        {
            foreach (RasterImage image in new[] { TestPictures.Noise(width, 5, layout, width), TestPictures.Slope(width, 68 - width, layout, width) })
            {
                RasterImage read = WriteAndRead(image, CompressionLevel.Optimal).Raster;

                Assert.Equal((image.Width, image.Height, image.Layout), (read.Width, read.Height, read.Layout));
                Assert.Equal(image.Pixels, read.Pixels);
            }
        }
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Every_compression_level_keeps_every_pixel_of_a_picture_of_several_chunks(CompressionLevel level)
    {
        RasterImage image = TestPictures.Noise(301, 257, PixelLayout.Rgba); // 309 KB that do not compress: five chunks

        Assert.Equal(image.Pixels, WriteAndRead(image, level).Raster.Pixels);
    }

    [Fact]
    public void Texts_survive_in_Latin_1_and_beyond()
    {
        Dictionary<string, string> texts = new()
        {
            ["Title"] = "Löwe, 256 x 256\nsecond line",
            ["Comment"] = "α → β 🦁",
            ["Empty"] = "",
            ["Control"] = "tab\tand\r\nreturn",
            ["Schlüssel"] = "key in Latin-1",
        };
        using MemoryStream stream = new();

        PngWriter.Write(stream, TestPictures.Noise(3, 2, PixelLayout.Rgb), texts);

        stream.Position = 0;
        Assert.Equal(texts, PngReader.Read(stream).Text);
    }

    private static PngImage WriteAndRead(RasterImage image, CompressionLevel level)
    {
        using MemoryStream stream = new();
        PngWriter.Write(stream, image, level: level);
        stream.Position = 0;
        return PngReader.Read(stream);
    }
}
