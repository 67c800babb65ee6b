using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>How a step log's file is laid out: little-endian; a header with the base latent, then records of one size. Each ends with the CRC-32C of its bytes.</summary>
/// <remarks>
/// Header: "DGSTEPS" and a line feed, version, rows, width, trained rows, points, 0 (each 32 bits), base latent <c>[rows, width]</c>, checksum.
/// Record: trained rows <c>[K, width]</c>, per point x, y, target x, target y (32 bits each), motion, mask (64 bits each), its number, checksum.
/// </remarks>
internal sealed record StepLayout(int Rows, int Width, int TrainedRows, int Points)
{
    /// <summary>Bytes before the base latent.</summary>
    public const int FixedBytes = 32;

    private const int Version = 1;
    private const int HandleBytes = 4 * sizeof(float);
    private const int ChecksumBytes = sizeof(uint);

    /// <summary>Values of w⁺ in a record.</summary>
    public int TrainedValues => TrainedRows * Width;

    /// <summary>Bytes of the header.</summary>
    public int HeaderBytes => FixedBytes + (sizeof(float) * Rows * Width) + ChecksumBytes;

    /// <summary>Where in a record the handles begin.</summary>
    public int HandlesOffset => sizeof(float) * TrainedValues;

    /// <summary>Where in a record the losses begin.</summary>
    public int LossesOffset => HandlesOffset + (HandleBytes * Points);

    /// <summary>Where in a record its number is.</summary>
    public int IndexOffset => LossesOffset + (2 * sizeof(double));

    /// <summary>Bytes of a record.</summary>
    public int RecordBytes => IndexOffset + sizeof(int) + ChecksumBytes;

    private static ReadOnlySpan<byte> Magic => "DGSTEPS\n"u8;

    /// <summary>Where a record begins; the file's length up to there.</summary>
    public long RecordOffset(int index) => HeaderBytes + ((long)RecordBytes * index);

    /// <summary>The layout that the first <see cref="FixedBytes"/> bytes of a file state; null if they are no such thing.</summary>
    public static StepLayout? FromHeader(ReadOnlySpan<byte> header)
    {
        if (header.Length < FixedBytes || !header.StartsWith(Magic) || Number(header, 0) != Version)
        {
            return null;
        }

        StepLayout layout = new(Number(header, 1), Number(header, 2), Number(header, 3), Number(header, 4));
        bool possible = layout.Rows is >= 1 and <= DocumentRules.MaxLatentRows && layout.Width is >= 1 and <= DocumentRules.MaxLatentWidth
            && layout.TrainedRows >= 1 && layout.TrainedRows <= layout.Rows && layout.Points is >= 1 and <= EditDocument.MaxPoints;
        return possible ? layout : null;
    }

    /// <summary>A whole header.</summary>
    public byte[] Header(Latent baseLatent)
    {
        byte[] header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        foreach ((int index, int number) in new[] { Version, Rows, Width, TrainedRows, Points, 0 }.Index())
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(Magic.Length + (sizeof(int) * index)), number);
        }

        MemoryMarshal.AsBytes(baseLatent.Values.AsSpan()).CopyTo(header.AsSpan(FixedBytes));
        Seal(header);
        return header;
    }

    /// <summary>Puts the checksum at the end.</summary>
    public static void Seal(Span<byte> block) =>
        BinaryPrimitives.WriteUInt32LittleEndian(block[^ChecksumBytes..], Checksum(block[..^ChecksumBytes]));

    /// <summary>Whether the checksum at the end is right.</summary>
    public static bool IsSealed(ReadOnlySpan<byte> block) =>
        BinaryPrimitives.ReadUInt32LittleEndian(block[^ChecksumBytes..]) == Checksum(block[..^ChecksumBytes]);

    private static int Number(ReadOnlySpan<byte> header, int index) => BinaryPrimitives.ReadInt32LittleEndian(header[(Magic.Length + (sizeof(int) * index))..]);

    /// <summary>CRC-32C, eight bytes at a time.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
