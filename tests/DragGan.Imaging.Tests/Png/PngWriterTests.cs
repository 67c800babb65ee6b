using System.IO.Compression;

namespace DragGan.Imaging.Tests;

public sealed class PngWriterTests
{
    [Theory]
    [InlineData(PixelLayout.Gray, 0)]
    [InlineData(PixelLayout.Rgb, 2)]
    [InlineData(PixelLayout.Rgba, 6)]
    public void The_file_is_the_chunks_the_format_asks_for(PixelLayout layout, byte colorType)
    {
        byte[] file = Write(TestPictures.Noise(300, 7, layout), new Dictionary<string, string> { ["A"] = "plain", ["B"] = "ω" });

        List<TestChunk> chunks = TestChunk.Parse(file);
        Assert.Equal(["IHDR", "tEXt", "iTXt", "IDAT", "IEND"], chunks.Select(c => c.Name));
        Assert.Equal([0, 0, 1, 44, 0, 0, 0, 7, 8, colorType, 0, 0, 0], chunks[0].Data);
        Assert.Equal("A\0plain"u8.ToArray(), chunks[1].Data);
        Assert.Equal("B\0\0\0\0\0ω"u8.ToArray(), chunks[2].Data);
    }

    [Fact]
    public void Filters_are_chosen_row_by_row_for_the_smallest_sum()
    {
        RasterImage image = new(64, 3, PixelLayout.Gray);
        for (int x = 0; x < 64; x++)
        {
            image.Pixels[x] = (byte)(3 * x); // a slope: the left neighbour guesses it best
            image.Pixels[64 + x] = (byte)((3 * x) + 1); // the same slope: the one above does
            image.Pixels[128 + x] = (byte)(x % 2); // smaller as it is than any difference from the slope
        }

        using MemoryStream data = new(TestChunk.Parse(Write(image)).Single(c => c.Name == "IDAT").Data);
        using ZLibStream zlib = new(data, CompressionMode.Decompress);
        byte[] rows = new byte[3 * 65];
        zlib.ReadExactly(rows);

        Assert.Equal([1, 2, 0], [rows[0], rows[65], rows[130]]);
    }

    [Fact]
    public void Filtering_earns_its_keep_on_a_smooth_picture()
    {
        RasterImage image = TestPictures.Slope(256, 256, PixelLayout.Rgb);

        // Differences of neighbours are five values here, log2(5) = 2.3 bits; values unfiltered take most of 8.
        Assert.InRange(Write(image).Length, 0, image.Pixels.Length * 3 / 8);
    }

    [Fact]
    public void The_stream_need_not_seek_and_stays_open()
    {
        RasterImage image = TestPictures.Noise(5, 5, PixelLayout.Rgba);
        using MemoryStream zipped = new();
        using (GZipStream unseekable = new(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            PngWriter.Write(unseekable, image);
            unseekable.WriteByte(1); // would throw, were the stream closed
        }

        zipped.Position = 0;
        using GZipStream source = new(zipped, CompressionMode.Decompress);
        Assert.Equal(image.Pixels, PngReader.Read(source).Raster.Pixels);
    }

    private static byte[] Write(RasterImage image, IReadOnlyDictionary<string, string>? text = null)
    {
        using MemoryStream stream = new();
        PngWriter.Write(stream, image, text);
        return stream.ToArray();
    }
}
