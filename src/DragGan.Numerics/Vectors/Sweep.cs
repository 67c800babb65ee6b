using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DragGan.Numerics;

/// <summary>Something done to every element of some arrays, stated for any vector width.</summary>
internal interface ILaneOperation
{
    /// <summary>Does elements <paramref name="index"/> … <paramref name="index"/> + <c>TLanes.Count</c> - 1.</summary>
    void Invoke<TLanes>(int index)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>The one loop of every elementwise operation, so that widths and tails are right in one place.</summary>
internal static class Sweep
{
    /// <summary>Does elements 0 … <paramref name="length"/> - 1, each exactly once, in order.</summary>
    /// <remarks>Each narrower width finishes what the wider one left: no overlapping last vector, which would do some elements twice in place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Over<TOperation>(int length, TOperation operation)
        where TOperation : struct, ILaneOperation, allows ref struct
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; length - i >= Lanes512.Count; i += Lanes512.Count)
            {
                operation.Invoke<Lanes512>(i);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; length - i >= Lanes256.Count; i += Lanes256.Count)
            {
                operation.Invoke<Lanes256>(i);
            }
        }

        if (Vector128.IsHardwareAccelerated)
        {
            for (; length - i >= Lanes128.Count; i += Lanes128.Count)
            {
                operation.Invoke<Lanes128>(i);
            }
        }

        for (; i < length; i++)
        {
            operation.Invoke<LaneScalar>(i);
        }
    }
}
