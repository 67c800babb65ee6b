using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DragGan.Checkpoints;

/// <summary>binary16 to binary32, sixteen elements at a time: a model of half floats is most of what there is to load.</summary>
/// <remarks>
/// Exponent and mantissa move 13 bits to the left, which reads as a float 2¹¹² times too small; one multiplication mends
/// normal and subnormal numbers alike, exactly. Infinities and NaNs (exponent 31) get the full exponent instead.
/// </remarks>
internal static class HalfConversion
{
    private const float Rescale = 5.192296858534828e33f; // 2^112: the difference of the exponents' biases, 127 - 15
    private const int Mantissa = 13; // 23 - 10 bits
    private const uint SingleExponent = 0x7F80_0000;

    /// <summary>Converts every element; <paramref name="destination"/> holds exactly as many, overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // a model is loaded once: there is no second run for the compiler to learn from
    public static void ToSingle(ReadOnlySpan<ushort> source, Span<float> destination)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref ushort from = ref MemoryMarshal.GetReference(source);
            ref float to = ref MemoryMarshal.GetReference(destination);
            for (; i <= source.Length - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
            {
                (Vector256<uint> lower, Vector256<uint> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
                Convert(lower).StoreUnsafe(ref to, (nuint)i);
                Convert(upper).StoreUnsafe(ref to, (nuint)(i + Vector256<uint>.Count));
            }
        }

        for (; i < source.Length; i++)
        {
            destination[i] = (float)BitConverter.UInt16BitsToHalf(source[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Convert(Vector256<uint> half)
    {
        Vector256<uint> magnitude = half & Vector256.Create(0x7FFFu);
        Vector256<uint> special = Vector256.GreaterThan(magnitude.AsInt32(), Vector256.Create(0x7BFF)).AsUInt32();
        Vector256<uint> finite = ((magnitude << Mantissa).AsSingle() * Rescale).AsUInt32();
        Vector256<uint> value = Vector256.ConditionalSelect(
            special, (magnitude << Mantissa) | Vector256.Create(SingleExponent), finite);
        return (value | ((half & Vector256.Create(0x8000u)) << 16)).AsSingle();
    }
}
