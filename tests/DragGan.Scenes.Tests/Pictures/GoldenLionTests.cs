using DragGan.Imaging;
using DragGan.TestKit;

namespace DragGan.Scenes.Tests.Pictures;

/// <summary>Four small pictures recorded once. A change here is a new <see cref="Lion.Version"/>.</summary>
/// <remarks>To record: DRAGGAN_ACCEPT_GOLDEN=1, and a new version beside it.</remarks>
public sealed class GoldenLionTests
{
    private const int Size = 64, Count = 4;

    [Fact]
    public void Pictures_are_the_recorded_ones_on_every_machine()
    {
        RasterImage actual = ContactSheet.Compose([.. Enumerable.Range(0, Count).Select(i => Lion.Draw(2026, i).Render(Size))], Count, 0, PixelColor.White);
        if (Environment.GetEnvironmentVariable("DRAGGAN_ACCEPT_GOLDEN") == "1")
        {
            Record(actual);
        }

        RasterImage expected = PngReader.Read(GoldenFiles.PathOf("lions-64.png")).Raster;

        // Bit for bit on x86-64 of every vector width. Elsewhere the base library's sine and power may differ in their last bit, which moves an edge.
        int different = 0;
        for (int i = 0; i < expected.Pixels.Length; i++)
        {
            different += Math.Abs(expected.Pixels[i] - actual.Pixels[i]) > 1 ? 1 : 0;
        }

        Assert.Equal(expected.Pixels.Length, actual.Pixels.Length);
        Assert.InRange(different, 0, expected.Pixels.Length / 1000);
    }

    private static void Record(RasterImage sheet)
    {
        using FileStream file = File.Create(Path.Combine(GoldenFiles.RepositoryRoot, "tests", "golden", "lions-64.png"));
        PngWriter.Write(file, sheet);
    }
}
