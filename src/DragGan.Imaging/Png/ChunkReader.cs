using System.Buffers.Binary;

namespace DragGan.Imaging;

/// <summary>Walks the chunks of a PNG file held in memory. Every length is checked against what is left, every checksum is verified.</summary>
/// <param name="file">The whole file, its signature already checked.</param>
internal sealed class ChunkReader(ReadOnlyMemory<byte> file)
{
    /// <summary>Length, type and checksum: what a chunk takes beside its content.</summary>
    private const int Overhead = 12;
    private int _position = PngSignature.Bytes.Length;

    /// <summary>Takes the next chunk as a slice of the file.</summary>
    /// <exception cref="ImageFileException">The file ends first, the chunk's name is no name, or its checksum is wrong.</exception>
    public PngChunk Next()
    {
        int left = file.Length - _position;
        if (left < Overhead)
        {
            throw new ImageFileException(
                $"The PNG file ends at byte {file.Length}, before its IEND chunk: at byte {_position} a chunk of at least {Overhead} bytes is due. "
                + "It was probably cut short; copy or export it again.");
        }

        ReadOnlySpan<byte> head = file.Span[_position..];
        uint length = BinaryPrimitives.ReadUInt32BigEndian(head);
        uint type = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
        if (!ChunkType.IsValid(type))
        {
            throw new ImageFileException(
                $"At byte {_position} of the PNG file a chunk is due, but its name is 0x{type:X8}, which is not four letters. {PngChunk.DamagedAdvice}");
        }

        if (length > left - Overhead) // compared as 64-bit numbers, so lengths above 2^31 are caught too
        {
            throw new PngChunk(type, _position, default).Error(
                $"it states {length:N0} bytes, but the file has {left - Overhead:N0} left", "It was probably cut short; copy or export it again.");
        }

        PngChunk chunk = new(type, _position, file.Slice(_position + 8, (int)length));
        uint stated = BinaryPrimitives.ReadUInt32BigEndian(head[(8 + (int)length)..]);
        uint found = Crc32.Append(0, head.Slice(4, 4 + (int)length));
        if (stated != found)
        {
            throw chunk.Error($"its checksum is 0x{found:X8}, but the file states 0x{stated:X8}");
        }

        _position += Overhead + (int)length;
        return chunk;
    }
}
