using System.Buffers.Binary;

namespace DragGan.Imaging;

/// <summary>How long a frame is shown, as the fraction of a second the file stores: two 16-bit numbers.</summary>
/// <param name="Numerator">Parts of a second.</param>
/// <param name="Denominator">Parts in a second: 1000, 100, 10 or 1, the finest that fits.</param>
internal readonly record struct FrameDelay(ushort Numerator, ushort Denominator)
{
    /// <summary>The nearest delay the file can store.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or longer than 65,535 seconds.</exception>
    public static FrameDelay From(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, TimeSpan.FromSeconds(ushort.MaxValue));
        ushort parts = 1000;
        while (Numerate(delay, parts) > ushort.MaxValue)
        {
            parts /= 10;
        }

        return new((ushort)Numerate(delay, parts), parts);
    }

    /// <summary>Stores both numbers, big-endian.</summary>
    public void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt16BigEndian(destination, Numerator);
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], Denominator);
    }

    private static long Numerate(TimeSpan delay, int parts) => (long)Math.Round(delay.TotalSeconds * parts);
}
