using System.Buffers.Binary;

namespace DragGan.Imaging;

/// <summary>How a pixel is stored in a PNG file; the numbers are those of the format.</summary>
internal enum PngColor
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
    GrayAlpha = 4,
    Rgba = 6,
}

/// <summary>What the first chunk of a PNG file says: PNG specification, 11.2.1.</summary>
/// <param name="Width">Pixels in a row, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="Depth">Bits per sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Color">Samples per pixel and their meaning.</param>
/// <param name="IsInterlaced">Whether the rows come in the seven passes of Adam7.</param>
internal readonly record struct PngHeader(int Width, int Height, int Depth, PngColor Color, bool IsInterlaced)
{
    /// <summary>Samples per pixel as stored.</summary>
    public int Samples => Color switch
    {
        PngColor.Rgb => 3,
        PngColor.GrayAlpha => 2,
        PngColor.Rgba => 4,
        _ => 1,
    };

    /// <summary>The distance in bytes that filters call "left": whole bytes per pixel, at least 1.</summary>
    public int FilterDistance => Math.Max(1, Samples * Depth / 8);

    /// <summary>Bytes of a row of <paramref name="width"/> pixels as stored, without the byte that names its filter.</summary>
    public long RowBytes(int width) => (((long)width * Samples * Depth) + 7) / 8;

    /// <summary>Reads the chunk and refuses what the format or the limits do not allow.</summary>
    public static PngHeader Read(PngChunk chunk, PngLimits limits)
    {
        ReadOnlySpan<byte> data = chunk.Data.Span;
        if (data.Length != 13)
        {
            throw chunk.Error($"it holds {data.Length} bytes, expected 13");
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(data), height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (width == 0 || height == 0)
        {
            throw chunk.Error($"the picture is {width} x {height} pixels; both must be at least 1");
        }

        if (width > limits.Side || height > limits.Side || (ulong)width * height > (uint)limits.Pixels)
        {
            throw chunk.Error(
                $"the picture is {width} x {height} pixels; at most {limits.Side:N0} on a side and {limits.Pixels:N0} in all are read",
                "Scale the picture down first.");
        }

        (int depth, PngColor color) = (data[8], (PngColor)data[9]);
        bool possible = color switch
        {
            PngColor.Gray => depth is 1 or 2 or 4 or 8 or 16,
            PngColor.Palette => depth is 1 or 2 or 4 or 8,
            PngColor.Rgb or PngColor.GrayAlpha or PngColor.Rgba => depth is 8 or 16,
            _ => false,
        };
        if (!possible)
        {
            throw chunk.Error($"colour type {data[9]} with {depth} bits per sample does not exist");
        }

        if (data[10] != 0 || data[11] != 0 || data[12] > 1)
        {
            throw chunk.Error($"compression {data[10]}, filter {data[11]} and interlace {data[12]} were found, expected 0, 0 and 0 or 1");
        }

        return new((int)width, (int)height, depth, color, data[12] == 1);
    }
}
