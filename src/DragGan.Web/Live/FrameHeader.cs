using System.Buffers.Binary;

namespace DragGan.Web;

/// <summary>How a frame's pixels are sent.</summary>
#pragma warning disable CA1008 // 0 is no encoding: a header of zeros is none
public enum FrameEncoding
#pragma warning restore CA1008
{
    /// <summary>Red, green, blue, alpha: four bytes a pixel, rows from the top.</summary>
    Raw = 1,

    /// <summary>A PNG file.</summary>
    Png = 2,
}

/// <summary>What stands before a frame's pixels on the live socket: 24 bytes, little endian.</summary>
/// <param name="Encoding">How the pixels are sent.</param>
/// <param name="IsPreview">Whether it is smaller than the picture it stands for.</param>
/// <param name="IsAtRest">Whether no better one of the same state will follow.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Number">Which frame of the transition.</param>
/// <param name="Revision">The session's revision that it belongs to.</param>
public readonly record struct FrameHeader(FrameEncoding Encoding, bool IsPreview, bool IsAtRest, int Width, int Height, int Number, long Revision)
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 24;

    private const byte Preview = 1, AtRest = 2;

    private static ReadOnlySpan<byte> Magic => "DGF1"u8;

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static FrameHeader Read(ReadOnlySpan<byte> bytes) => bytes.Length >= Size && bytes.StartsWith(Magic)
        ? new(
            (FrameEncoding)bytes[4],
            (bytes[5] & Preview) != 0,
            (bytes[5] & AtRest) != 0,
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]),
            (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
            (long)BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]))
        : throw new InvalidDataException("The message is no frame: it does not begin with DGF1 and a header of 24 bytes.");

    /// <summary>Writes the header into the first <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> bytes)
    {
        bytes = bytes[..Size];
        bytes.Clear();
        Magic.CopyTo(bytes);
        bytes[4] = (byte)Encoding;
        bytes[5] = (byte)((IsPreview ? Preview : 0) | (IsAtRest ? AtRest : 0));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[6..], (ushort)Width);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[8..], (ushort)Height);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], (uint)Number);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], (ulong)Revision);
    }
}
