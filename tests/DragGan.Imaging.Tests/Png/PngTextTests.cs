using System.Text;

namespace DragGan.Imaging.Tests;

public sealed class PngTextTests
{
    [Fact]
    public void All_three_kinds_of_text_are_read()
    {
        byte[] file = PngBuilder.Tiny(
            ("tEXt", Latin1("Plain\0Größe")),
            ("zTXt", [.. Latin1("Packed\0\0"), .. PngBuilder.Compress(Latin1("naïve"))]),
            ("iTXt", [.. "World\0\0\0de\0Welt\0"u8, .. "α → β"u8]),
            ("iTXt", [.. "Packed world\0\u0001\0\0\0"u8, .. PngBuilder.Compress("🦁"u8)]));

        IReadOnlyDictionary<string, string> text = PngBuilder.Read(file).Text;

        Assert.Equal(
            new Dictionary<string, string> { ["Plain"] = "Größe", ["Packed"] = "naïve", ["World"] = "α → β", ["Packed world"] = "🦁" }, text);
    }

    [Fact]
    public void Of_a_repeated_keyword_the_first_text_is_kept()
    {
        Assert.Equal("one", PngBuilder.Read(PngBuilder.Tiny(("tEXt", Latin1("K\0one")), ("tEXt", Latin1("K\0two")))).Text["K"]);
    }

    [Fact]
    public void A_limit_of_no_text_skips_text_unread_even_if_it_is_damaged()
    {
        PngImage image = PngBuilder.Read(PngBuilder.Tiny(("zTXt", Latin1("no end"))), new PngLimits { TextBytes = 0 });

        Assert.Empty(image.Text);
    }

    [Theory]
    [InlineData("tEXt", "no zero byte", "keyword")]
    [InlineData("tEXt", "\0no keyword", "keyword")]
    [InlineData("zTXt", "K\0", "compression method")]
    [InlineData("zTXt", "K\0\u0001x", "compression method")]
    [InlineData("zTXt", "K\0\0not zlib at all", "cannot be decompressed")]
    [InlineData("iTXt", "K\0\u0002\0\0\0", "compression flag")]
    [InlineData("iTXt", "K\0", "compression flag")]
    [InlineData("iTXt", "K\0\0\0no end", "language tag")]
    public void Malformed_text_is_reported_with_its_place(string kind, string data, string problem)
    {
        ImageFileException error = Assert.Throws<ImageFileException>(() => PngBuilder.Read(PngBuilder.Tiny((kind, Latin1(data)))));

        Assert.StartsWith($"PNG chunk {kind} at byte 33: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_keyword_of_80_bytes_is_one_too_many()
    {
        Assert.Single(PngBuilder.Read(PngBuilder.Tiny(("tEXt", Latin1(new string('k', 79) + "\0")))).Text);
        Assert.Throws<ImageFileException>(() => PngBuilder.Read(PngBuilder.Tiny(("tEXt", Latin1(new string('k', 80) + "\0")))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" leading")]
    [InlineData("trailing ")]
    [InlineData("two  spaces")]
    [InlineData("line\nfeed")]
    [InlineData("Ωmega")]
    [InlineData("a keyword of eighty characters, which is one more than the PNG format allows: no")]
    public void A_keyword_PNG_forbids_is_refused_before_anything_is_written(string keyword)
    {
        using MemoryStream stream = new();

        Assert.Throws<ArgumentException>(() => PngWriter.Write(stream, new(1, 1, PixelLayout.Gray), new Dictionary<string, string> { [keyword] = "" }));

        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void A_text_PNG_cannot_store_is_refused_before_anything_is_written()
    {
        string[] texts = ["zero \0 inside", "half a pair \uD800"]; // not inline data: attributes cannot carry half a pair
        using MemoryStream stream = new();
        foreach (string text in texts)
        {
            Assert.ThrowsAny<ArgumentException>(
                () => PngWriter.Write(stream, new(1, 1, PixelLayout.Gray), new Dictionary<string, string> { ["K"] = text }));
        }

        Assert.Equal(0, stream.Length);
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
