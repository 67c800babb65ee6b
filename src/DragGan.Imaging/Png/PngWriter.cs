using System.IO.Compression;

namespace DragGan.Imaging;

/// <summary>Writes PNG files of 8 bits per sample, losslessly.</summary>
public static class PngWriter
{
    /// <summary>Writes a picture and its texts. The stream stays open and belongs to the caller.</summary>
    /// <param name="destination">Writable; need not seek.</param>
    /// <param name="image">The picture; its layout becomes the file's colour type.</param>
    /// <param name="text">
    /// Texts by keyword, or null. A keyword is 1 to 79 printable Latin-1 characters such as "Title" or "Software"; a text may be any Unicode
    /// without zero characters.
    /// </param>
    /// <param name="level">How hard to compress; every level keeps every pixel.</param>
    /// <exception cref="ArgumentException">A keyword or text cannot be stored; nothing has been written then.</exception>
    public static void Write(
        Stream destination,
        RasterImage image,
        IReadOnlyDictionary<string, string>? text = null,
        CompressionLevel level = CompressionLevel.Optimal)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(image);
        TextChunks.Check(text);

        ChunkWriter.WriteStart(destination, image.Width, image.Height, image.Layout);
        TextChunks.Write(destination, text);
        using (ChunkStream chunks = new(destination, ChunkType.Data, firstNumber: null))
        {
            ScanlineEncoder.Encode(chunks, image, PixelRectangle.All(image), level);
        }

        ChunkWriter.Write(destination, ChunkType.End, []);
    }
}
