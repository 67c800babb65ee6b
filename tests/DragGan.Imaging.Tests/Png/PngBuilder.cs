using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DragGan.Imaging.Tests;

/// <summary>Puts PNG files together chunk by chunk, right or wrong, sharing nothing with the code under test.</summary>
internal sealed class PngBuilder
{
    private readonly MemoryStream _file = new();

    public PngBuilder() => _file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    /// <summary>Bytes so far: the offset of the next chunk.</summary>
    public int Position => (int)_file.Length;

    /// <summary>A whole file of 2 x 2 gray pixels 10, 20, 30, 40, with chunks put before IDAT.</summary>
    public static byte[] Tiny(params (string Name, byte[] Data)[] beforeData)
    {
        PngBuilder builder = new PngBuilder().Header(2, 2);
        foreach ((string name, byte[] data) in beforeData)
        {
            builder.Chunk(name, data);
        }

        return builder.Data([0, 10, 20, 0, 30, 40]).End();
    }

    public PngBuilder Header(uint width, uint height, byte depth = 8, byte color = 0, byte compression = 0, byte filter = 0, byte interlace = 0)
    {
        byte[] data = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(data, width);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9], data[10], data[11], data[12]) = (depth, color, compression, filter, interlace);
        return Chunk("IHDR", data);
    }

    public PngBuilder Chunk(string name, params byte[] data)
    {
        byte[] body = [.. Encoding.Latin1.GetBytes(name), .. data];
        _file.Write(BigEndian((uint)data.Length));
        _file.Write(body);
        _file.Write(BigEndian(SlowCrc(body)));
        return this;
    }

    /// <summary>An IDAT chunk of compressed rows, each with its filter byte.</summary>
    public PngBuilder Data(params byte[] rows) => Chunk("IDAT", Compress(rows));

    public PngBuilder Raw(params byte[] bytes)
    {
        _file.Write(bytes);
        return this;
    }

    public byte[] End() => Chunk("IEND").ToArray();

    public byte[] ToArray() => _file.ToArray();

    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.SmallestSize))
        {
            zlib.Write(bytes);
        }

        return compressed.ToArray();
    }

    public static byte[] BigEndian(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>CRC-32 bit by bit, straight from its definition.</summary>
    public static uint SlowCrc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return crc ^ 0xFFFFFFFF;
    }

    public static PngImage Read(byte[] file, PngLimits? limits = null)
    {
        using MemoryStream stream = new(file);
        return PngReader.Read(stream, limits);
    }
}
