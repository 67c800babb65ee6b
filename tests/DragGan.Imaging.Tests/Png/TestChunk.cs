using System.Buffers.Binary;
using System.Text;

namespace DragGan.Imaging.Tests;

/// <summary>One chunk of a PNG file, taken apart without the code under test.</summary>
internal sealed record TestChunk(string Name, byte[] Data)
{
    /// <summary>All chunks of a file; asserts the signature, every checksum, and that nothing follows the last.</summary>
    public static List<TestChunk> Parse(byte[] file)
    {
        Assert.Equal(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, file[..8]);
        List<TestChunk> chunks = [];
        int at = 8;
        while (at < file.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            Span<byte> body = file.AsSpan(at + 4, 4 + length);
            Assert.Equal(PngBuilder.SlowCrc(body), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add(new(Encoding.ASCII.GetString(body[..4]), body[4..].ToArray()));
            at += 12 + length;
        }

        Assert.Equal("IEND", chunks[^1].Name);
        return chunks;
    }

    /// <summary>The big-endian number at a place of the content.</summary>
    public int Int32(int at) => BinaryPrimitives.ReadInt32BigEndian(Data.AsSpan(at));

    /// <inheritdoc cref="Int32"/>
    public int UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(Data.AsSpan(at));
}
