using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DragGan.Numerics;

/// <summary>The inner product of every convolution, with 256-bit vectors: 16 registers, so 6 pixels by 16 channels at once, panel by panel slice.</summary>
internal static class MicroKernel256
{
    public static void Run(in TileWork work)
    {
        for (int lane = 0; lane < work.PanelWidth; lane += 16)
        {
            Tile16(work, lane);
        }
    }

    /// <summary>6 pixels by 16 output channels: 12 accumulators, 2 weight vectors and one broadcast stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile16(in TileWork work, int lane)
    {
        ref float y = ref Unsafe.Add(ref work.Output, lane);
        ref float y0 = ref Unsafe.Add(ref y, work.OutputOffsets[0]);
        ref float y1 = ref Unsafe.Add(ref y, work.OutputOffsets[1]);
        ref float y2 = ref Unsafe.Add(ref y, work.OutputOffsets[2]);
        ref float y3 = ref Unsafe.Add(ref y, work.OutputOffsets[3]);
        ref float y4 = ref Unsafe.Add(ref y, work.OutputOffsets[4]);
        ref float y5 = ref Unsafe.Add(ref y, work.OutputOffsets[5]);
        Vector256<float> c00 = Vector256<float>.Zero;
        Vector256<float> c01 = Vector256<float>.Zero;
        Vector256<float> c10 = Vector256<float>.Zero;
        Vector256<float> c11 = Vector256<float>.Zero;
        Vector256<float> c20 = Vector256<float>.Zero;
        Vector256<float> c21 = Vector256<float>.Zero;
        Vector256<float> c30 = Vector256<float>.Zero;
        Vector256<float> c31 = Vector256<float>.Zero;
        Vector256<float> c40 = Vector256<float>.Zero;
        Vector256<float> c41 = Vector256<float>.Zero;
        Vector256<float> c50 = Vector256<float>.Zero;
        Vector256<float> c51 = Vector256<float>.Zero;
        if (work.Accumulate)
        {
            c00 = Vector256.LoadUnsafe(ref y0);
            c01 = Vector256.LoadUnsafe(ref y0, 8);
            c10 = Vector256.LoadUnsafe(ref y1);
            c11 = Vector256.LoadUnsafe(ref y1, 8);
            c20 = Vector256.LoadUnsafe(ref y2);
            c21 = Vector256.LoadUnsafe(ref y2, 8);
            c30 = Vector256.LoadUnsafe(ref y3);
            c31 = Vector256.LoadUnsafe(ref y3, 8);
            c40 = Vector256.LoadUnsafe(ref y4);
            c41 = Vector256.LoadUnsafe(ref y4, 8);
            c50 = Vector256.LoadUnsafe(ref y5);
            c51 = Vector256.LoadUnsafe(ref y5, 8);
        }

        nint stride = work.PanelWidth;
        for (int tap = 0; tap < work.Taps.Length; tap++)
        {
            Tap step = work.Taps[tap];
            ref float w = ref Unsafe.Add(ref work.Weights, step.WeightOffset + lane);
            ref float x = ref Unsafe.Add(ref work.Input, step.InputOffset);
            ref float x0 = ref Unsafe.Add(ref x, work.InputOffsets[0]);
            ref float x1 = ref Unsafe.Add(ref x, work.InputOffsets[1]);
            ref float x2 = ref Unsafe.Add(ref x, work.InputOffsets[2]);
            ref float x3 = ref Unsafe.Add(ref x, work.InputOffsets[3]);
            ref float x4 = ref Unsafe.Add(ref x, work.InputOffsets[4]);
            ref float x5 = ref Unsafe.Add(ref x, work.InputOffsets[5]);
            for (nint i = 0; i < work.Channels; i++)
            {
                Vector256<float> w0 = Vector256.LoadUnsafe(ref w);
                Vector256<float> w1 = Vector256.LoadUnsafe(ref w, 8);
                Vector256<float> b = Vector256.Create(Unsafe.Add(ref x0, i));
                c00 = Vector256.MultiplyAddEstimate(b, w0, c00);
                c01 = Vector256.MultiplyAddEstimate(b, w1, c01);
                b = Vector256.Create(Unsafe.Add(ref x1, i));
                c10 = Vector256.MultiplyAddEstimate(b, w0, c10);
                c11 = Vector256.MultiplyAddEstimate(b, w1, c11);
                b = Vector256.Create(Unsafe.Add(ref x2, i));
                c20 = Vector256.MultiplyAddEstimate(b, w0, c20);
                c21 = Vector256.MultiplyAddEstimate(b, w1, c21);
                b = Vector256.Create(Unsafe.Add(ref x3, i));
                c30 = Vector256.MultiplyAddEstimate(b, w0, c30);
                c31 = Vector256.MultiplyAddEstimate(b, w1, c31);
                b = Vector256.Create(Unsafe.Add(ref x4, i));
                c40 = Vector256.MultiplyAddEstimate(b, w0, c40);
                c41 = Vector256.MultiplyAddEstimate(b, w1, c41);
                b = Vector256.Create(Unsafe.Add(ref x5, i));
                c50 = Vector256.MultiplyAddEstimate(b, w0, c50);
                c51 = Vector256.MultiplyAddEstimate(b, w1, c51);
                w = ref Unsafe.Add(ref w, stride);
            }
        }

        c00.StoreUnsafe(ref y0);
        c01.StoreUnsafe(ref y0, 8);
        c10.StoreUnsafe(ref y1);
        c11.StoreUnsafe(ref y1, 8);
        c20.StoreUnsafe(ref y2);
        c21.StoreUnsafe(ref y2, 8);
        c30.StoreUnsafe(ref y3);
        c31.StoreUnsafe(ref y3, 8);
        c40.StoreUnsafe(ref y4);
        c41.StoreUnsafe(ref y4, 8);
        c50.StoreUnsafe(ref y5);
        c51.StoreUnsafe(ref y5, 8);
    }
}
