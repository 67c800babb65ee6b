namespace DragGan.Imaging;

/// <summary>Reads PNG files: every colour type, depth and interlace of the format, and of animations the still picture they stand for.</summary>
/// <remarks>
/// <para>Sixteen bits are rounded to the nearest of eight, fewer are spread to eight. Colour profiles and gamma are not applied: values are
/// taken as sRGB. Checksums are verified, data after the end of the picture is ignored.</para>
/// <para>Files are not trusted: sizes are checked against <see cref="PngLimits"/>, and against what the compressed data could possibly fill,
/// before memory is taken, and any damage is an <see cref="ImageFileException"/>.</para>
/// </remarks>
public static class PngReader
{
    /// <summary>Reads a picture and its texts from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What the file may ask for; null for <see cref="PngLimits.Default"/>.</param>
    /// <exception cref="ImageFileException">The file is no PNG, damaged, or beyond the limits; the message starts with its path.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static PngImage Read(string path, PngLimits? limits = null)
    {
        using FileStream source = File.OpenRead(path);
        try
        {
            return Read(source, limits);
        }
        catch (ImageFileException error)
        {
            throw new ImageFileException($"'{path}': {error.Message}", error);
        }
    }

    /// <summary>Reads a picture and its texts from the current position of a stream to its end. The stream stays open and belongs to the caller.</summary>
    /// <param name="source">Readable; need not seek.</param>
    /// <param name="limits">What the file may ask for; null for <see cref="PngLimits.Default"/>.</param>
    /// <exception cref="ImageFileException">The content is no PNG, damaged, or beyond the limits.</exception>
    public static PngImage Read(Stream source, PngLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        limits ??= PngLimits.Default;
        PngContents contents = PngContents.Read(ReadAll(source, limits.FileBytes), limits);
        return new(ScanlineDecoder.Decode(contents), contents.Text.Texts);
    }

    private static ReadOnlyMemory<byte> ReadAll(Stream source, int limit)
    {
        byte[] bytes = new byte[source.CanSeek ? Math.Clamp(source.Length - source.Position, 0, limit) + 1 : 1 << 16];
        int count = 0;
        for (int read; (read = source.Read(bytes, count, bytes.Length - count)) > 0;)
        {
            count += read;
            if (count > limit)
            {
                throw new ImageFileException($"The image file is larger than {limit:N0} bytes. Scale the picture down first.");
            }

            if (count == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(2L * bytes.Length, limit + 1L));
            }
        }

        return bytes.AsMemory(0, count);
    }
}
