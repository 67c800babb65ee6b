using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using DragGan.Checkpoints;

namespace DragGan.StyleGan;

/// <summary>Looks for NaN and infinity in an array of a file.</summary>
internal static class FiniteValues
{
    /// <summary>Whether every element is finite as a float. Floats are looked at where they lie; other types are converted into a rented buffer.</summary>
    public static bool AreAllIn(NamedArray array)
    {
        if (array.ElementType == ArrayElementType.Float32 && BitConverter.IsLittleEndian)
        {
            return TensorPrimitives.IsFiniteAll(MemoryMarshal.Cast<byte, float>(array.Bytes));
        }

        float[] values = ArrayPool<float>.Shared.Rent(array.Length);
        try
        {
            array.CopyTo(values);
            return TensorPrimitives.IsFiniteAll<float>(values.AsSpan(0, array.Length));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(values);
        }
    }
}
