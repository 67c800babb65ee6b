using System.Buffers.Binary;
using System.Text;
using DragGan.Checkpoints.Pickles;

namespace DragGan.Checkpoints.Torch;

/// <summary>Finds the entries of a zip archive held in memory, so that uncompressed ones can be sliced instead of copied.</summary>
/// <remarks>Format: PKWARE's APPNOTE, 4.3. PyTorch adds ZIP64 records beside the plain ones; below 4 GB the plain ones say it all.</remarks>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x0605_4B50;
    private const int EndBytes = 22;
    private const int MaximumComment = ushort.MaxValue;
    private const uint EntrySignature = 0x0201_4B50;
    private const int EntryBytes = 46;

    public static bool Recognises(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Every entry by name; of two with one name, the last.</summary>
    /// <exception cref="ModelFileException">The directory is missing or damaged.</exception>
    public static Dictionary<string, ZipEntry> Read(ReadOnlyMemory<byte> content, int start)
    {
        ReadOnlySpan<byte> archive = content.Span;
        int end = FindEnd(archive);
        if (end < 0)
        {
            throw new ModelFileException("it is a zip archive without its directory, which comes last. The download was probably cut short; fetch the file again.");
        }

        int count = BinaryPrimitives.ReadUInt16LittleEndian(archive[(end + 10)..]);
        uint position = BinaryPrimitives.ReadUInt32LittleEndian(archive[(end + 16)..]);
        Dictionary<string, ZipEntry> entries = [];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> header = position <= (uint)end ? archive[(int)position..end] : [];
            if (header.Length < EntryBytes || BinaryPrimitives.ReadUInt32LittleEndian(header) != EntrySignature)
            {
                throw PickleReader.Damaged(start + end, $"its zip directory ends after {i} of {count} entries");
            }

            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
            int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            int entryLength = EntryBytes + nameLength + extraLength + commentLength;
            if (entryLength > header.Length)
            {
                throw PickleReader.Damaged(start + (int)position, "a zip entry longer than the directory");
            }

            string name = Encoding.UTF8.GetString(header.Slice(EntryBytes, nameLength));
            entries[name] = new ZipEntry(
                name,
                Method: BinaryPrimitives.ReadUInt16LittleEndian(header[10..]),
                Length: BinaryPrimitives.ReadUInt32LittleEndian(header[24..]),
                HeaderPosition: BinaryPrimitives.ReadUInt32LittleEndian(header[42..]));
            position += (uint)entryLength;
        }

        return entries;
    }

    // the end record closes the file, but for a comment of up to 64 KiB
    private static int FindEnd(ReadOnlySpan<byte> archive)
    {
        int last = archive.Length - EndBytes;
        for (int i = last; i >= Math.Max(0, last - MaximumComment); i--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(archive[i..]) == EndSignature)
            {
                return i;
            }
        }

        return -1;
    }
}
