using System.Diagnostics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DragGan.Numerics;

/// <summary>One row of <see cref="FirUpsample"/>, both directions.</summary>
internal static class FirRows
{
    /// <summary>Weight of the sample an output lies next to, per axis: 2 · 3/8.</summary>
    public const float Near = 0.75f;

    /// <summary>Weight of the sample behind it, per axis: 2 · 1/8.</summary>
    public const float Far = 0.25f;

    /// <summary>Makes one output row of two input rows.</summary>
    /// <param name="near">The input row the output row lies next to, <c>[W, C]</c>.</param>
    /// <param name="far">The input row on its other side, <c>[W, C]</c>; empty outside the map, where all is zero.</param>
    /// <param name="channels">C.</param>
    /// <param name="y">Receives the output row, <c>[2W, C]</c>; overwritten.</param>
    public static void Widen(ReadOnlySpan<float> near, ReadOnlySpan<float> far, int channels, Span<float> y)
    {
        Debug.Assert(y.Length == 2 * near.Length && (far.IsEmpty || far.Length == near.Length) && near.Length % channels == 0);

        // The vertical mixture t goes into the second half of the output row and is widened from there, left to right. t[k] lies at
        // y[W+k], and pixel k+1 is the last to read it. Pixel i overwrites t[2i-W] and t[2i+1-W], last read by pixels 2i+1-W ≤ i and
        // 2i+2-W, which is ≤ i but for the last pixel, where there is no further one. Each lane is loaded before it is stored.
        Span<float> mixture = y[near.Length..];
        TensorPrimitives.Multiply(near, Near, mixture);
        if (!far.IsEmpty)
        {
            TensorPrimitives.MultiplyAdd(far, Far, mixture, mixture);
        }

        ref float output = ref MemoryMarshal.GetReference(y);
        int width = near.Length / channels;
        for (int x = 0; x < width; x++)
        {
            Sweep.Over(channels, new WidenPixel
            {
                Mixture = ref Unsafe.Add(ref output, (width + x) * channels),
                Output = ref Unsafe.Add(ref output, 2 * x * channels),
                Channels = channels,
                HasLeft = x > 0,
                HasRight = x < width - 1,
            });
        }
    }

    /// <summary>Adds what one output row's gradient gives to an input row's: the transpose of <see cref="Widen"/>.</summary>
    /// <param name="dy">∂L/∂y of the output row, <c>[2W, C]</c>; empty outside the map, where it adds nothing.</param>
    /// <param name="weight"><see cref="Near"/> or <see cref="Far"/>: the weight the input row had in the output row.</param>
    /// <param name="channels">C.</param>
    /// <param name="dx">∂L/∂x of the input row, <c>[W, C]</c>; added to, not overwritten.</param>
    public static void AccumulateNarrowed(ReadOnlySpan<float> dy, float weight, int channels, Span<float> dx)
    {
        Debug.Assert(dy.IsEmpty || dy.Length == 2 * dx.Length);
        int width = dx.Length / channels;
        for (int x = 0; x < width && !dy.IsEmpty; x++)
        {
            Sweep.Over(channels, new NarrowPixel
            {
                Output = ref Unsafe.Add(ref MemoryMarshal.GetReference(dy), 2 * x * channels),
                Input = ref Unsafe.Add(ref MemoryMarshal.GetReference(dx), x * channels),
                Channels = channels,
                NearWeight = weight * Near,
                FarWeight = weight * Far,
                HasLeft = x > 0,
                HasRight = x < width - 1,
            });
        }
    }

    private ref struct WidenPixel : ILaneOperation
    {
        public ref readonly float Mixture;
        public ref float Output;
        public int Channels;
        public bool HasLeft, HasRight;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Invoke<TLanes>(int index)
            where TLanes : struct, ILanes<TLanes>
        {
            ref float t = ref Unsafe.Add(ref Unsafe.AsRef(in Mixture), index);
            TLanes near = TLanes.Load(in t) * TLanes.Fill(Near), far = TLanes.Fill(Far);
            TLanes even = HasLeft ? TLanes.MultiplyAdd(TLanes.Load(in Unsafe.Subtract(ref t, Channels)), far, near) : near;
            TLanes odd = HasRight ? TLanes.MultiplyAdd(TLanes.Load(in Unsafe.Add(ref t, Channels)), far, near) : near;
            even.Store(ref Unsafe.Add(ref Output, index));
            odd.Store(ref Unsafe.Add(ref Output, Channels + index));
        }
    }

    private ref struct NarrowPixel : ILaneOperation
    {
        public ref readonly float Output;
        public ref float Input;
        public int Channels;
        public float NearWeight, FarWeight;
        public bool HasLeft, HasRight;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Invoke<TLanes>(int index)
            where TLanes : struct, ILanes<TLanes>
        {
            ref float even = ref Unsafe.Add(ref Unsafe.AsRef(in Output), index);
            ref float sum = ref Unsafe.Add(ref Input, index);
            TLanes near = TLanes.Load(in even) + TLanes.Load(in Unsafe.Add(ref even, Channels)), far = TLanes.Fill(FarWeight);
            TLanes total = TLanes.MultiplyAdd(near, TLanes.Fill(NearWeight), TLanes.Load(in sum));
            total = HasLeft ? TLanes.MultiplyAdd(TLanes.Load(in Unsafe.Subtract(ref even, Channels)), far, total) : total;
            total = HasRight ? TLanes.MultiplyAdd(TLanes.Load(in Unsafe.Add(ref even, 2 * Channels)), far, total) : total;
            total.Store(ref sum);
        }
    }
}
