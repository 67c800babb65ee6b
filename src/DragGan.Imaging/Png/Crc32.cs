using System.Buffers.Binary;

namespace DragGan.Imaging;

/// <summary>The checksum at the end of every PNG chunk: CRC-32 of ISO 3309, reflected polynomial 0xEDB88320.</summary>
/// <remarks>
/// Eight tables advance eight bytes at once: table k holds the effect of a byte that k more bytes follow, and since the CRC is linear over
/// GF(2) the eight effects are combined by exclusive or.
/// </remarks>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Tables = MakeTables();

    /// <summary>The checksum of all bytes appended, one span after the other, starting from 0.</summary>
    /// <param name="crc">The checksum of what came before; 0 at the start.</param>
    /// <param name="data">The bytes that follow.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<uint> t = Tables;
        uint c = ~crc;
        while (data.Length >= 8)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ c;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            c = t[(7 * 256) + (byte)low] ^ t[(6 * 256) + (byte)(low >> 8)] ^ t[(5 * 256) + (byte)(low >> 16)] ^ t[(4 * 256) + (int)(low >> 24)]
                ^ t[(3 * 256) + (byte)high] ^ t[(2 * 256) + (byte)(high >> 8)] ^ t[256 + (byte)(high >> 16)] ^ t[(int)(high >> 24)];
            data = data[8..];
        }

        foreach (byte value in data)
        {
            c = t[(byte)(c ^ value)] ^ (c >> 8);
        }

        return ~c;
    }

    private static uint[] MakeTables()
    {
        uint[] tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint c = i;
            for (int bit = 0; bit < 8; bit++)
            {
                c = (c & 1) != 0 ? Polynomial ^ (c >> 1) : c >> 1;
            }

            tables[i] = c;
        }

        for (int i = 256; i < tables.Length; i++)
        {
            uint before = tables[i - 256];
            tables[i] = tables[(byte)before] ^ (before >> 8);
        }

        return tables;
    }
}
