using System.Buffers.Binary;

namespace DragGan.Editing;

/// <summary>What a zip must look like before the base library is let near it, which reads its list of parts whole, however long that is.</summary>
/// <remarks>
/// The list must end where the file's end record begins, and the end record where the file ends: no comment, no gap, no 64-bit lengths. Then it
/// is as long as the record says, and that is bounded here. Zip programs write such files, ours included.
/// </remarks>
internal static class ZipRules
{
    private const int EndBytes = 22;
    private const uint EndSignature = 0x06054b50;

    /// <summary>Looks at the end of a zip.</summary>
    /// <exception cref="EditException">It is no zip, or larger than it may be.</exception>
    public static void Require(Stream source)
    {
        if (source.Length > ProjectLimits.MostFileBytes)
        {
            throw new EditException(EditFault.TooLarge, $"It has {source.Length:N0} bytes; at most {ProjectLimits.MostFileBytes:N0} are read.");
        }

        byte[] end = new byte[EndBytes];
        if (source.Length >= EndBytes)
        {
            source.Seek(-EndBytes, SeekOrigin.End);
            source.ReadExactly(end);
            source.Position = 0;
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndSignature)
        {
            throw new EditException(EditFault.Invalid, "It does not end as a zip file does; it is something else, or was cut short. Fetch it again.");
        }

        int parts = BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10));
        long length = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12));
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16));
        if (parts > ProjectLimits.MostParts || length > ProjectLimits.MostDirectoryBytes)
        {
            throw new EditException(EditFault.TooLarge, $"It has {parts:N0} parts, listed in {length:N0} bytes; at most {ProjectLimits.MostParts:N0} are read.");
        }

        if (offset + length != source.Length - EndBytes || BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(20)) != 0)
        {
            throw new EditException(EditFault.Invalid, "Its list of parts is not where it should be; it is damaged.");
        }
    }
}
