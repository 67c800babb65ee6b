using System.Buffers.Binary;
using System.Text;

namespace DragGan.Checkpoints.Pickles;

/// <summary>Reads the primitive fields of a pickle stream. Every length is checked against what is left before it is used.</summary>
/// <param name="source">The stream.</param>
/// <param name="start">Where the stream begins in the file, so that messages name places in the file.</param>
internal ref struct PickleReader(ReadOnlySpan<byte> source, int start)
{
    private const int MaximumStringBytes = 1 << 24; // the longest strings in network pickles are source files
    private const int MaximumLineBytes = 1 << 10;

    private readonly ReadOnlySpan<byte> _source = source;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>The place in the file of the next byte.</summary>
    public readonly int Offset => start + Position;

    /// <summary>Bytes not yet read.</summary>
    public readonly int Remaining => _source.Length - Position;

    public byte ReadByte(string what) => Take(1, what)[0];

    public int ReadUInt16(string what) => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort), what));

    public int ReadInt32(string what) => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int), what));

    public uint ReadUInt32(string what) => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint), what));

    public ulong ReadUInt64(string what) => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong), what));

    /// <summary>The one big-endian field of the format.</summary>
    public double ReadDouble(string what) => BinaryPrimitives.ReadDoubleBigEndian(Take(sizeof(double), what));

    /// <summary>Takes a block as a slice: no copy, no allocation.</summary>
    /// <exception cref="ModelFileException">The file ends first.</exception>
    public ReadOnlySpan<byte> Take(ulong length, string what)
    {
        if (length > (ulong)Remaining)
        {
            throw ModelFileException.Truncated(Offset, (long)Math.Min(length, long.MaxValue), Remaining, what);
        }

        ReadOnlySpan<byte> taken = _source.Slice(Position, (int)length);
        Position += (int)length;
        return taken;
    }

    /// <summary>Takes a UTF-8 string of <paramref name="length"/> bytes; damaged sequences become replacement characters.</summary>
    public string ReadString(ulong length)
    {
        int at = Offset;
        ReadOnlySpan<byte> bytes = Take(length, "a string");
        return bytes.Length <= MaximumStringBytes
            ? Encoding.UTF8.GetString(bytes)
            : throw Damaged(at, $"a string of {bytes.Length:N0} bytes; network pickles hold none beyond {MaximumStringBytes:N0}");
    }

    /// <summary>Takes text up to the next line feed, which is dropped: the form of protocol 0.</summary>
    public string ReadLine(string what)
    {
        ReadOnlySpan<byte> left = _source.Slice(Position, Math.Min(Remaining, MaximumLineBytes));
        int end = left.IndexOf((byte)'\n');
        if (end < 0)
        {
            throw Remaining <= MaximumLineBytes
                ? ModelFileException.Truncated(Offset, Remaining + 1, Remaining, what)
                : Damaged(Offset, $"{what} of more than {MaximumLineBytes} bytes");
        }

        Position += end + 1;
        return Encoding.UTF8.GetString(left[..end]);
    }

    /// <summary>Says that the stream makes no sense at <paramref name="offset"/>.</summary>
    public static ModelFileException Damaged(int offset, string found) =>
        new($"the pickle is damaged at byte {offset}: {found}. Fetch the file again.");
}
