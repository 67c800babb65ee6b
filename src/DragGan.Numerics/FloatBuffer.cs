using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DragGan.Numerics;

/// <summary>Memory for <see cref="float"/> values that starts on a 64-byte boundary, so that a 512-bit load never straddles two cache lines.</summary>
/// <remarks>Pinned for life and never cleared again after construction. Whoever creates a buffer owns it; kernels borrow its <see cref="Span"/>.</remarks>
public sealed class FloatBuffer
{
    private const int Alignment = 64;
    private readonly float[] _array;
    private readonly int _offset;

    /// <summary>Takes <paramref name="length"/> zeroed elements.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public FloatBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _array = GC.AllocateArray<float>(length + (Alignment / sizeof(float)), pinned: true);
        long misalignment = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) & (Alignment - 1);
        _offset = misalignment == 0 ? 0 : (int)((Alignment - misalignment) / sizeof(float));
        Length = length;
    }

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>All elements; the first one is 64-byte aligned.</summary>
    public Span<float> Span => _array.AsSpan(_offset, Length);

    /// <summary>The element at <paramref name="index"/> as the start of unchecked reads; kernels only, bounds are the caller's proof.</summary>
    internal ref float At(int index)
    {
        Debug.Assert((uint)index <= (uint)Length, "A kernel was sent outside its buffer.");
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _offset + index);
    }
}
