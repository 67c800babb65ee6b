using System.Buffers.Binary;

namespace DragGan.Editing;

/// <summary>What the end of a zip must say before the base library is let near it, which reads as many entries of the list of parts as are stated.</summary>
/// <remarks>
/// The end record must be the last thing in the file, without a comment, and nothing in it may call for the 64-bit record, which could state
/// other numbers. Zip programs write such files as long as they are small, ours included.
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

        uint disks = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(4));
        int parts = BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10));
        uint offset = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16));
        if (parts > ProjectLimits.MostParts)
        {
            throw new EditException(EditFault.TooLarge, $"It has {parts:N0} parts; at most {ProjectLimits.MostParts:N0} are read.");
        }

        if (disks != 0 || offset > source.Length)
        {
            throw new EditException(EditFault.Invalid, "Its list of parts is not where it should be; it is damaged.");
        }
    }
}
