using System.Buffers.Binary;

namespace DragGan.Imaging;

/// <summary>Turns a stored row of samples of 1 to 16 bits into 8-bit pixels.</summary>
/// <param name="contents">How the samples are stored and what they mean.</param>
internal sealed class SampleUnpacker(PngContents contents)
{
    private readonly PngHeader _header = contents.Header;

    /// <summary>The layout that holds everything the file says about a pixel.</summary>
    public PixelLayout Layout { get; } =
        contents.HasAlpha ? PixelLayout.Rgba : contents.Header.Color == PngColor.Gray ? PixelLayout.Gray : PixelLayout.Rgb;

    /// <summary>Writes the pixels of one stored row.</summary>
    /// <param name="stored">The row, unfiltered.</param>
    /// <param name="destination">The row of the picture, <c>[width, channels]</c>.</param>
    /// <param name="pass">Which columns of the picture the stored pixels are.</param>
    public void Unpack(ReadOnlySpan<byte> stored, Span<byte> destination, InterlacePass pass)
    {
        if (_header.Depth == 8 && pass.StepX == 1 && _header.Samples == (int)Layout && _header.Color != PngColor.Palette)
        {
            stored.CopyTo(destination);
            return;
        }

        int channels = (int)Layout, columns = pass.Columns(_header.Width);
        for (int i = 0; i < columns; i++)
        {
            PixelColor color = ColorAt(stored, i);
            Span<byte> pixel = destination.Slice((pass.StartX + (i * pass.StepX)) * channels, channels);
            pixel[0] = color.R;
            if (channels > 1)
            {
                (pixel[1], pixel[2]) = (color.G, color.B);
            }

            if (channels > 3)
            {
                pixel[3] = color.A;
            }
        }
    }

    private PixelColor ColorAt(ReadOnlySpan<byte> stored, int column)
    {
        int first = column * _header.Samples;
        int s0 = Sample(stored, first);
        switch (_header.Color)
        {
            case PngColor.Palette:
                ReadOnlySpan<PixelColor> colors = contents.Palette!.Colors;
                return s0 < colors.Length
                    ? colors[s0]
                    : throw contents.Data[0].Error($"a pixel names palette colour {s0}, but the palette has only {colors.Length}");
            case PngColor.Gray:
                return Color(s0, s0, s0, Alpha(s0, s0, s0));
            case PngColor.GrayAlpha:
                return Color(s0, s0, s0, Scale(Sample(stored, first + 1)));
            default:
                (int s1, int s2) = (Sample(stored, first + 1), Sample(stored, first + 2));
                return Color(s0, s1, s2, _header.Color == PngColor.Rgba ? Scale(Sample(stored, first + 3)) : Alpha(s0, s1, s2));
        }
    }

    private PixelColor Color(int r, int g, int b, byte alpha) => new(Scale(r), Scale(g), Scale(b), alpha);

    /// <summary>The transparent colour is compared as stored, before 16 bits are rounded to 8.</summary>
    private byte Alpha(int r, int g, int b) => contents.Key == new TransparentSamples(r, g, b) ? (byte)0 : (byte)255;

    /// <summary>round(sample · 255 / (2^depth - 1)); exact for 1, 2, 4 and 8 bits.</summary>
    private byte Scale(int sample)
    {
        int max = (1 << _header.Depth) - 1;
        return (byte)(((sample * 255) + (max / 2)) / max);
    }

    private int Sample(ReadOnlySpan<byte> stored, int index)
    {
        int depth = _header.Depth;
        if (depth >= 8)
        {
            return depth == 8 ? stored[index] : BinaryPrimitives.ReadUInt16BigEndian(stored[(2 * index)..]);
        }

        int bit = index * depth; // the leftmost pixel takes the highest bits
        return (stored[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
    }
}
