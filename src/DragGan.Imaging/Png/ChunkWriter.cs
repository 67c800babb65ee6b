using System.Buffers.Binary;

namespace DragGan.Imaging;

/// <summary>Writes single PNG chunks: length, name, content, checksum.</summary>
internal static class ChunkWriter
{
    /// <summary>Bytes of the length and name before a chunk's content.</summary>
    public const int HeadBytes = 8;

    /// <summary>Bytes of the checksum after a chunk's content.</summary>
    public const int TailBytes = 4;

    /// <summary>Writes one chunk.</summary>
    public static void Write(Stream destination, uint type, ReadOnlySpan<byte> data)
    {
        byte[] chunk = new byte[HeadBytes + data.Length + TailBytes];
        data.CopyTo(chunk.AsSpan(HeadBytes));
        WriteInPlace(destination, type, chunk);
    }

    /// <summary>Writes a chunk whose content already stands at its place, in one piece.</summary>
    /// <param name="destination">Receives the chunk.</param>
    /// <param name="type">The chunk's name.</param>
    /// <param name="chunk">Room for the head, the content, room for the checksum.</param>
    public static void WriteInPlace(Stream destination, uint type, Span<byte> chunk)
    {
        BinaryPrimitives.WriteInt32BigEndian(chunk, chunk.Length - HeadBytes - TailBytes);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[4..], type);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[^TailBytes..], Crc32.Append(0, chunk[4..^TailBytes]));
        destination.Write(chunk);
    }

    /// <summary>Writes the signature and the header of a picture of 8 bits per sample without interlace.</summary>
    public static void WriteStart(Stream destination, int width, int height, PixelLayout layout)
    {
        PngColor color = layout switch
        {
            PixelLayout.Gray => PngColor.Gray,
            PixelLayout.Rgb => PngColor.Rgb,
            _ => PngColor.Rgba,
        };
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = (byte)color;
        header[10..].Clear(); // compression deflate, adaptive filters, no interlace
        destination.Write(PngSignature.Bytes);
        Write(destination, ChunkType.Header, header);
    }
}
