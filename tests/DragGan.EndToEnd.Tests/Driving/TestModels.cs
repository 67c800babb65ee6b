using DragGan.Imaging;
using DragGan.TestKit;

namespace DragGan.EndToEnd.Tests.Driving;

/// <summary>Models and masks to drive the program with.</summary>
internal static class TestModels
{
    /// <summary>32 px, no labels: a picture costs next to nothing.</summary>
    public static string Tiny { get; } = GoldenFiles.PathOf("tiny-32.weights.safetensors");

    /// <summary>128 px with three labels, as NVIDIA's pickle.</summary>
    public static string Labels { get; } = GoldenFiles.PathOf("labels-128.pkl");

    /// <summary>256 px, as NVIDIA's pickle with a discriminator.</summary>
    public static string Pickle { get; } = GoldenFiles.PathOf("w64-256.pkl");

    /// <summary>Writes a mask that lets a square move, rows and columns <paramref name="from"/> … <paramref name="to"/> - 1, and holds the rest.</summary>
    public static void WriteMask(string path, int size, int from, int to)
    {
        RasterImage image = new(size, size, PixelLayout.Gray);
        for (int y = from; y < to; y++)
        {
            image.Row(y)[from..to].Fill(255);
        }

        using FileStream file = File.Create(path);
        PngWriter.Write(file, image);
    }

    /// <summary>Writes a copy of the tiny model in which one convolution weight is NaN.</summary>
    public static void WriteWithNaN(string path)
    {
        byte[] content = File.ReadAllBytes(Tiny);
        content[^1] = 0x7E; // the last 16-bit number of the data: sign 0, exponent all ones, fraction not 0
        content[^2] = 0x01;
        File.WriteAllBytes(path, content);
    }
}
