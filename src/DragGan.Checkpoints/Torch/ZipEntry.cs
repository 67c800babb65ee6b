using System.Buffers.Binary;

namespace DragGan.Checkpoints.Torch;

/// <summary>One entry as the zip's directory states it.</summary>
/// <param name="Name">The path inside the archive.</param>
/// <param name="Method">0: stored as it is.</param>
/// <param name="Length">Bytes it holds.</param>
/// <param name="HeaderPosition">Where its own header begins, from the archive's start.</param>
internal sealed record ZipEntry(string Name, int Method, uint Length, uint HeaderPosition)
{
    private const uint HeaderSignature = 0x0403_4B50;
    private const int HeaderBytes = 30;

    /// <summary>Its content, a slice of <paramref name="archive"/>, and where that begins in the file.</summary>
    /// <param name="archive">The whole archive.</param>
    /// <param name="start">Where the archive begins in the file.</param>
    /// <exception cref="ModelFileException">The entry is compressed, or not where the directory says.</exception>
    public (ReadOnlyMemory<byte> Content, int Offset) Open(ReadOnlyMemory<byte> archive, int start)
    {
        ReadOnlySpan<byte> header = HeaderPosition < (uint)archive.Length ? archive.Span[(int)HeaderPosition..] : [];
        if (header.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(header) != HeaderSignature)
        {
            throw new ModelFileException($"its zip entry '{Printable.Text(Name)}' is not where the directory says. Fetch the file again.");
        }

        if (Method != 0)
        {
            throw new ModelFileException($"its zip entry '{Printable.Text(Name)}' is compressed, which PyTorch never does. Unpack the archive and load the file in it.");
        }

        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        long offset = (long)HeaderPosition + HeaderBytes + nameLength + extraLength;
        return offset + Length <= archive.Length
            ? (archive.Slice((int)offset, (int)Length), start + (int)offset)
            : throw ModelFileException.Truncated(start + offset, Length, Math.Max(0, archive.Length - offset), $"zip entry '{Printable.Text(Name)}'");
    }
}
