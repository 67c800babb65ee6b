using System.IO.Compression;

namespace DragGan.Imaging;

/// <summary>Filters and compresses the pixels of a picture or of a part of it into chunks.</summary>
internal static class ScanlineEncoder
{
    /// <summary>Writes the pixels as one zlib stream.</summary>
    /// <param name="chunks">Receives the stream; closed at the end.</param>
    /// <param name="image">The picture.</param>
    /// <param name="part">The part to write.</param>
    /// <param name="level">How hard to compress.</param>
    public static void Encode(ChunkStream chunks, RasterImage image, PixelRectangle part, CompressionLevel level)
    {
        int distance = image.Channels, rowBytes = part.Width * distance;
        FilterChooser chooser = new(rowBytes, distance);
        byte[] current = new byte[distance + rowBytes], prior = new byte[distance + rowBytes];
        using ZLibStream zlib = new(chunks, level);
        for (int y = part.Y; y < part.Y + part.Height; y++)
        {
            image.Row(y).Slice(part.X * distance, rowBytes).CopyTo(current.AsSpan(distance));
            zlib.Write(chooser.Choose(current, prior));
            (current, prior) = (prior, current);
        }
    }
}
