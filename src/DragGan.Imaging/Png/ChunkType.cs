using System.Buffers.Binary;
using System.Text;

namespace DragGan.Imaging;

/// <summary>The four letters that name a PNG chunk, as the big-endian number they make.</summary>
/// <remarks>The case of a letter is a flag (PNG specification, 5.4): a capital first letter marks a chunk no reader may skip.</remarks>
internal static class ChunkType
{
    public const uint Header = 0x49484452; // IHDR
    public const uint Palette = 0x504C5445; // PLTE
    public const uint Transparency = 0x74524E53; // tRNS
    public const uint Data = 0x49444154; // IDAT
    public const uint End = 0x49454E44; // IEND
    public const uint Text = 0x74455874; // tEXt
    public const uint CompressedText = 0x7A545874; // zTXt
    public const uint InternationalText = 0x69545874; // iTXt
    public const uint AnimationControl = 0x6163544C; // acTL
    public const uint FrameControl = 0x6663544C; // fcTL
    public const uint FrameData = 0x66644154; // fdAT

    /// <summary>Whether the four bytes are letters, as they must be.</summary>
    public static bool IsValid(uint type)
    {
        for (int shift = 0; shift < 32; shift += 8)
        {
            if (!char.IsAsciiLetter((char)(byte)(type >> shift)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a reader that does not know the chunk must give up.</summary>
    public static bool IsCritical(uint type) => (type & 0x20000000) == 0;

    /// <summary>The letters, for messages; other bytes become question marks.</summary>
    public static string Name(uint type)
    {
        Span<byte> letters = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(letters, type);
        foreach (ref byte letter in letters)
        {
            letter = char.IsAsciiLetter((char)letter) ? letter : (byte)'?';
        }

        return Encoding.ASCII.GetString(letters);
    }
}
