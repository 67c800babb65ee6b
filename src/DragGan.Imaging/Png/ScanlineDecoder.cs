using System.IO.Compression;

namespace DragGan.Imaging;

/// <summary>Decompresses, unfilters and unpacks the pixels of a PNG file, two rows in memory at a time beside the picture itself.</summary>
internal static class ScanlineDecoder
{
    /// <summary>
    /// Bytes one byte of a deflate stream can become at most: the shortest code of the longest match takes 2 bits for 258 bytes,
    /// so 258 · 8 / 2.
    /// </summary>
    private const int LargestExpansion = 1032;

    /// <summary>Decodes the picture.</summary>
    /// <exception cref="ImageFileException">The data is damaged, or too short or long for the picture the header states.</exception>
    public static RasterImage Decode(PngContents contents)
    {
        PngHeader header = contents.Header;
        PngChunk firstData = contents.Data[0];
        long needed = Adam7.StoredBytes(header), stored = 0;
        foreach (PngChunk chunk in contents.Data)
        {
            stored += chunk.Data.Length;
        }

        if (needed > stored * LargestExpansion)
        {
            throw firstData.Error(
                $"a picture of {header.Width} x {header.Height} pixels takes {needed:N0} bytes, but {stored:N0} bytes of compressed data can hold "
                + $"at most {stored * LargestExpansion:N0}");
        }

        SampleUnpacker unpacker = new(contents);
        RasterImage image = new(header.Width, header.Height, unpacker.Layout);
        try
        {
            using ZLibStream zlib = new(new SegmentStream(contents.Data), CompressionMode.Decompress);
            foreach (InterlacePass pass in Adam7.Passes(header.IsInterlaced))
            {
                DecodePass(zlib, contents, pass, unpacker, image);
            }

            if (zlib.ReadByte() >= 0) // also makes the decompressor reach, and check, its own checksum
            {
                throw firstData.Error($"the data goes on after the {needed:N0} bytes that {header.Width} x {header.Height} pixels take");
            }
        }
        catch (EndOfStreamException error)
        {
            throw firstData.Error($"the data ends before the {needed:N0} bytes that {header.Width} x {header.Height} pixels take", cause: error);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw firstData.Error("the data cannot be decompressed", cause: error);
        }

        return image;
    }

    private static void DecodePass(Stream rows, PngContents contents, InterlacePass pass, SampleUnpacker unpacker, RasterImage image)
    {
        int columns = pass.Columns(image.Width);
        if (columns == 0)
        {
            return;
        }

        int distance = contents.Header.FilterDistance;
        int rowBytes = checked((int)contents.Header.RowBytes(columns));
        byte[] current = new byte[distance + rowBytes], prior = new byte[distance + rowBytes];
        for (int y = pass.StartY; y < image.Height; y += pass.StepY)
        {
            rows.ReadExactly(current.AsSpan(distance - 1)); // the filter's number lands on the last zero byte, which is put back below
            byte filter = current[distance - 1];
            current[distance - 1] = 0;
            Unfilter(filter, current, prior, distance, contents.Data[0], y);
            unpacker.Unpack(current.AsSpan(distance), image.Row(y), pass);
            (current, prior) = (prior, current);
        }
    }

    private static void Unfilter(byte filter, Span<byte> current, ReadOnlySpan<byte> prior, int distance, PngChunk chunk, int y)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                FilterLoops.Undo<SubFilter>(current, prior, distance);
                break;
            case 2:
                FilterLoops.Undo<UpFilter>(current, prior, distance);
                break;
            case 3:
                FilterLoops.Undo<AverageFilter>(current, prior, distance);
                break;
            case 4:
                FilterLoops.Undo<PaethFilter>(current, prior, distance);
                break;
            default:
                throw chunk.Error($"row {y} of the picture names filter {filter}; there are 0 to 4");
        }
    }
}
