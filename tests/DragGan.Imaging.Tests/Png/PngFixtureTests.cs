using DragGan.TestKit;

namespace DragGan.Imaging.Tests;

/// <summary>Files and expected pixels made by tests/golden/png/make_fixtures.py.</summary>
public sealed class PngFixtureTests
{
    public static TheoryData<string> Fixtures => [.. File.ReadLines(GoldenFiles.PathOf("png/expected.txt"))
        .Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)])];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_reads_as_its_expected_pixels(string name)
    {
        string[] expected = File.ReadLines(GoldenFiles.PathOf("png/expected.txt"))
            .First(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ');

        RasterImage image = PngReader.Read(GoldenFiles.PathOf($"png/{name}.png")).Raster;

        Assert.Equal((int.Parse(expected[1]), int.Parse(expected[2]), int.Parse(expected[3])), (image.Width, image.Height, image.Channels));
        Assert.Equal(Convert.FromHexString(expected[4]), image.Pixels);
    }

    [Fact]
    public void The_fixtures_cover_the_format()
    {
        // 15 pairs of colour type and depth, 11 of them also with tRNS, each with and without interlace; 16 tiny ones.
        Assert.Equal((2 * (15 + 11)) + 16, Fixtures.Count);
    }
}
