using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DragGan.Checkpoints;

/// <summary>Stored elements to <see cref="float"/> values. Files and machine are both little-endian.</summary>
internal static class ElementConversion
{
    /// <summary>Converts every element of <paramref name="source"/>; <paramref name="destination"/> holds exactly as many, overwritten.</summary>
    public static void ToSingle(ReadOnlySpan<byte> source, ArrayElementType type, Span<float> destination)
    {
        Debug.Assert(source.Length == destination.Length * ElementTypes.Size(type), "The array's length does not fit its bytes.");
        switch (type)
        {
            case ArrayElementType.Float32:
                source.CopyTo(MemoryMarshal.AsBytes(destination));
                break;
            case ArrayElementType.Float16:
                HalfConversion.ToSingle(Cast<ushort>(source), destination);
                break;
            case ArrayElementType.BFloat16:
                ReadOnlySpan<ushort> upper = Cast<ushort>(source);
                for (int i = 0; i < upper.Length; i++)
                {
                    destination[i] = BitConverter.UInt32BitsToSingle((uint)upper[i] << 16);
                }

                break;
            case ArrayElementType.Float64:
                Convert(Cast<double>(source), destination);
                break;
            case ArrayElementType.Bool:
                for (int i = 0; i < source.Length; i++)
                {
                    destination[i] = source[i] == 0 ? 0 : 1;
                }

                break;
            case ArrayElementType.UInt8:
                Convert(source, destination);
                break;
            case ArrayElementType.Int8:
                Convert(Cast<sbyte>(source), destination);
                break;
            case ArrayElementType.Int16:
                Convert(Cast<short>(source), destination);
                break;
            case ArrayElementType.Int32:
                Convert(Cast<int>(source), destination);
                break;
            case ArrayElementType.Int64:
                Convert(Cast<long>(source), destination);
                break;
            default:
                throw new UnreachableException();
        }
    }

    // slices of a file are not aligned to their elements; .NET's supported processors load such elements as they are
    private static ReadOnlySpan<T> Cast<T>(ReadOnlySpan<byte> source)
        where T : struct => MemoryMarshal.Cast<byte, T>(source);

    private static void Convert<T>(ReadOnlySpan<T> source, Span<float> destination)
        where T : struct, System.Numerics.INumber<T>
    {
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = float.CreateTruncating(source[i]);
        }
    }
}
