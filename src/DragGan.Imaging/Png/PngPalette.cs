using System.Buffers.Binary;

namespace DragGan.Imaging;

/// <summary>The colours of a palette picture, and the colour that counts as transparent in the others.</summary>
internal sealed class PngPalette
{
    private readonly PixelColor[] _colors;

    private PngPalette(PixelColor[] colors) => _colors = colors;

    /// <summary>The colours, in the order pixels name them.</summary>
    public ReadOnlySpan<PixelColor> Colors => _colors;

    /// <summary>Reads PLTE.</summary>
    public static PngPalette Read(PngChunk chunk)
    {
        ReadOnlySpan<byte> data = chunk.Data.Span;
        if (data.Length % 3 != 0 || data.Length is 0 or > 768)
        {
            throw chunk.Error($"it holds {data.Length} bytes, expected three for each of 1 to 256 colours");
        }

        PixelColor[] colors = new PixelColor[data.Length / 3];
        for (int i = 0; i < colors.Length; i++)
        {
            colors[i] = new(data[3 * i], data[(3 * i) + 1], data[(3 * i) + 2]);
        }

        return new(colors);
    }

    /// <summary>Reads tRNS of a palette picture: alpha for the first colours.</summary>
    public void ReadAlpha(PngChunk chunk)
    {
        ReadOnlySpan<byte> data = chunk.Data.Span;
        if (data.Length > _colors.Length)
        {
            throw chunk.Error($"it gives alpha for {data.Length} colours, but the palette has {_colors.Length}");
        }

        for (int i = 0; i < data.Length; i++)
        {
            _colors[i] = _colors[i] with { A = data[i] };
        }
    }

    /// <summary>Reads tRNS of a gray or colour picture: the one sample value, or the three, that mean transparent, unscaled.</summary>
    public static TransparentSamples ReadKey(PngChunk chunk, PngColor color)
    {
        ReadOnlySpan<byte> data = chunk.Data.Span;
        int expected = color == PngColor.Gray ? 2 : 6;
        if (data.Length != expected)
        {
            throw chunk.Error($"it holds {data.Length} bytes, expected {expected}");
        }

        int first = BinaryPrimitives.ReadUInt16BigEndian(data);
        return color == PngColor.Gray
            ? new(first, first, first)
            : new(first, BinaryPrimitives.ReadUInt16BigEndian(data[2..]), BinaryPrimitives.ReadUInt16BigEndian(data[4..]));
    }
}

/// <summary>The stored sample values that mean transparent: red, green and blue, or three times the gray.</summary>
internal readonly record struct TransparentSamples(int R, int G, int B);
