using DragGan.Imaging;

namespace DragGan.Web.Tests;

/// <summary>Pictures that tests send and get.</summary>
internal static class Pictures
{
    /// <summary>A mask as PNG whose left part may move.</summary>
    public static byte[] Mask(int size, int movable)
    {
        RasterImage image = new(size, size, PixelLayout.Gray);
        for (int y = 0; y < size; y++)
        {
            image.Row(y)[..movable].Fill(255);
        }

        using MemoryStream file = new();
        PngWriter.Write(file, image);
        return file.ToArray();
    }

    /// <summary>Reads a PNG.</summary>
    public static RasterImage Read(byte[] png) => PngReader.Read(new MemoryStream(png)).Raster;
}
