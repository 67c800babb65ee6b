namespace DragGan.Imaging.Tests;

public sealed class ForeignFormatTests
{
    [Theory]
    [InlineData("JPEG", "FFD8FFE000104A464946")]
    [InlineData("GIF", "474946383961")]
    [InlineData("WebP", "52494646240000005745425056503820")]
    [InlineData("BMP", "424D36000300000000003600")]
    [InlineData("TIFF", "49492A00080000000000")]
    [InlineData("TIFF", "4D4D002A000000080000")]
    [InlineData("AVIF", "0000001C6674797061766966")]
    public void Other_formats_are_named_with_the_way_to_convert_them(string format, string start)
    {
        ImageFileException error = Assert.Throws<ImageFileException>(() => PngBuilder.Read(Convert.FromHexString(start)));

        Assert.StartsWith($"This is a {format} image; only PNG is read here. Convert it first", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("89504E47", "ends after 4 bytes")]
    [InlineData("89504E470A1A0A0000000D", "text-mode transfer")]
    [InlineData("09504E470D0A1A0A0000", "text-mode transfer")]
    [InlineData("7B2261223A317D0A0A0A", "starts with 7B2261223A317D0A, expected 89504E470D0A1A0A")]
    public void What_is_no_image_is_said_to_be_none(string start, string problem)
    {
        ImageFileException error = Assert.Throws<ImageFileException>(() => PngBuilder.Read(Convert.FromHexString(start)));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
