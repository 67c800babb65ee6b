using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DragGan.Numerics;

/// <summary>The inner product of every convolution, with 512-bit vectors: 32 registers, so up to 6 pixels by 64 channels at once.</summary>
internal static class MicroKernel512
{
    public static void Run(in TileWork work)
    {
        switch (work.PanelWidth)
        {
            case 64:
                Tile64(work, 0);
                break;
            case 32:
                Tile32(work, 0);
                break;
            default:
                Tile16(work, 0);
                break;
        }
    }

    /// <summary>6 pixels by 64 output channels: 24 accumulators, 4 weight vectors and one broadcast stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile64(in TileWork work, int lane)
    {
        ref float y = ref Unsafe.Add(ref work.Output, lane);
        ref float y0 = ref Unsafe.Add(ref y, work.OutputOffsets[0]);
        ref float y1 = ref Unsafe.Add(ref y, work.OutputOffsets[1]);
        ref float y2 = ref Unsafe.Add(ref y, work.OutputOffsets[2]);
        ref float y3 = ref Unsafe.Add(ref y, work.OutputOffsets[3]);
        ref float y4 = ref Unsafe.Add(ref y, work.OutputOffsets[4]);
        ref float y5 = ref Unsafe.Add(ref y, work.OutputOffsets[5]);
        Vector512<float> c00 = Vector512<float>.Zero;
        Vector512<float> c01 = Vector512<float>.Zero;
        Vector512<float> c02 = Vector512<float>.Zero;
        Vector512<float> c03 = Vector512<float>.Zero;
        Vector512<float> c10 = Vector512<float>.Zero;
        Vector512<float> c11 = Vector512<float>.Zero;
        Vector512<float> c12 = Vector512<float>.Zero;
        Vector512<float> c13 = Vector512<float>.Zero;
        Vector512<float> c20 = Vector512<float>.Zero;
        Vector512<float> c21 = Vector512<float>.Zero;
        Vector512<float> c22 = Vector512<float>.Zero;
        Vector512<float> c23 = Vector512<float>.Zero;
        Vector512<float> c30 = Vector512<float>.Zero;
        Vector512<float> c31 = Vector512<float>.Zero;
        Vector512<float> c32 = Vector512<float>.Zero;
        Vector512<float> c33 = Vector512<float>.Zero;
        Vector512<float> c40 = Vector512<float>.Zero;
        Vector512<float> c41 = Vector512<float>.Zero;
        Vector512<float> c42 = Vector512<float>.Zero;
        Vector512<float> c43 = Vector512<float>.Zero;
        Vector512<float> c50 = Vector512<float>.Zero;
        Vector512<float> c51 = Vector512<float>.Zero;
        Vector512<float> c52 = Vector512<float>.Zero;
        Vector512<float> c53 = Vector512<float>.Zero;
        if (work.Accumulate)
        {
            c00 = Vector512.LoadUnsafe(ref y0);
            c01 = Vector512.LoadUnsafe(ref y0, 16);
            c02 = Vector512.LoadUnsafe(ref y0, 32);
            c03 = Vector512.LoadUnsafe(ref y0, 48);
            c10 = Vector512.LoadUnsafe(ref y1);
            c11 = Vector512.LoadUnsafe(ref y1, 16);
            c12 = Vector512.LoadUnsafe(ref y1, 32);
            c13 = Vector512.LoadUnsafe(ref y1, 48);
            c20 = Vector512.LoadUnsafe(ref y2);
            c21 = Vector512.LoadUnsafe(ref y2, 16);
            c22 = Vector512.LoadUnsafe(ref y2, 32);
            c23 = Vector512.LoadUnsafe(ref y2, 48);
            c30 = Vector512.LoadUnsafe(ref y3);
            c31 = Vector512.LoadUnsafe(ref y3, 16);
            c32 = Vector512.LoadUnsafe(ref y3, 32);
            c33 = Vector512.LoadUnsafe(ref y3, 48);
            c40 = Vector512.LoadUnsafe(ref y4);
            c41 = Vector512.LoadUnsafe(ref y4, 16);
            c42 = Vector512.LoadUnsafe(ref y4, 32);
            c43 = Vector512.LoadUnsafe(ref y4, 48);
            c50 = Vector512.LoadUnsafe(ref y5);
            c51 = Vector512.LoadUnsafe(ref y5, 16);
            c52 = Vector512.LoadUnsafe(ref y5, 32);
            c53 = Vector512.LoadUnsafe(ref y5, 48);
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
                Vector512<float> w0 = Vector512.LoadUnsafe(ref w);
                Vector512<float> w1 = Vector512.LoadUnsafe(ref w, 16);
                Vector512<float> w2 = Vector512.LoadUnsafe(ref w, 32);
                Vector512<float> w3 = Vector512.LoadUnsafe(ref w, 48);
                Vector512<float> b = Vector512.Create(Unsafe.Add(ref x0, i));
                c00 = Vector512.MultiplyAddEstimate(b, w0, c00);
                c01 = Vector512.MultiplyAddEstimate(b, w1, c01);
                c02 = Vector512.MultiplyAddEstimate(b, w2, c02);
                c03 = Vector512.MultiplyAddEstimate(b, w3, c03);
                b = Vector512.Create(Unsafe.Add(ref x1, i));
                c10 = Vector512.MultiplyAddEstimate(b, w0, c10);
                c11 = Vector512.MultiplyAddEstimate(b, w1, c11);
                c12 = Vector512.MultiplyAddEstimate(b, w2, c12);
                c13 = Vector512.MultiplyAddEstimate(b, w3, c13);
                b = Vector512.Create(Unsafe.Add(ref x2, i));
                c20 = Vector512.MultiplyAddEstimate(b, w0, c20);
                c21 = Vector512.MultiplyAddEstimate(b, w1, c21);
                c22 = Vector512.MultiplyAddEstimate(b, w2, c22);
                c23 = Vector512.MultiplyAddEstimate(b, w3, c23);
                b = Vector512.Create(Unsafe.Add(ref x3, i));
                c30 = Vector512.MultiplyAddEstimate(b, w0, c30);
                c31 = Vector512.MultiplyAddEstimate(b, w1, c31);
                c32 = Vector512.MultiplyAddEstimate(b, w2, c32);
                c33 = Vector512.MultiplyAddEstimate(b, w3, c33);
                b = Vector512.Create(Unsafe.Add(ref x4, i));
                c40 = Vector512.MultiplyAddEstimate(b, w0, c40);
                c41 = Vector512.MultiplyAddEstimate(b, w1, c41);
                c42 = Vector512.MultiplyAddEstimate(b, w2, c42);
                c43 = Vector512.MultiplyAddEstimate(b, w3, c43);
                b = Vector512.Create(Unsafe.Add(ref x5, i));
                c50 = Vector512.MultiplyAddEstimate(b, w0, c50);
                c51 = Vector512.MultiplyAddEstimate(b, w1, c51);
                c52 = Vector512.MultiplyAddEstimate(b, w2, c52);
                c53 = Vector512.MultiplyAddEstimate(b, w3, c53);
                w = ref Unsafe.Add(ref w, stride);
            }
        }

        c00.StoreUnsafe(ref y0);
        c01.StoreUnsafe(ref y0, 16);
        c02.StoreUnsafe(ref y0, 32);
        c03.StoreUnsafe(ref y0, 48);
        c10.StoreUnsafe(ref y1);
        c11.StoreUnsafe(ref y1, 16);
        c12.StoreUnsafe(ref y1, 32);
        c13.StoreUnsafe(ref y1, 48);
        c20.StoreUnsafe(ref y2);
        c21.StoreUnsafe(ref y2, 16);
        c22.StoreUnsafe(ref y2, 32);
        c23.StoreUnsafe(ref y2, 48);
        c30.StoreUnsafe(ref y3);
        c31.StoreUnsafe(ref y3, 16);
        c32.StoreUnsafe(ref y3, 32);
        c33.StoreUnsafe(ref y3, 48);
        c40.StoreUnsafe(ref y4);
        c41.StoreUnsafe(ref y4, 16);
        c42.StoreUnsafe(ref y4, 32);
        c43.StoreUnsafe(ref y4, 48);
        c50.StoreUnsafe(ref y5);
        c51.StoreUnsafe(ref y5, 16);
        c52.StoreUnsafe(ref y5, 32);
        c53.StoreUnsafe(ref y5, 48);
    }

    /// <summary>6 pixels by 32 output channels: 12 accumulators, 2 weight vectors and one broadcast stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile32(in TileWork work, int lane)
    {
        ref float y = ref Unsafe.Add(ref work.Output, lane);
        ref float y0 = ref Unsafe.Add(ref y, work.OutputOffsets[0]);
        ref float y1 = ref Unsafe.Add(ref y, work.OutputOffsets[1]);
        ref float y2 = ref Unsafe.Add(ref y, work.OutputOffsets[2]);
        ref float y3 = ref Unsafe.Add(ref y, work.OutputOffsets[3]);
        ref float y4 = ref Unsafe.Add(ref y, work.OutputOffsets[4]);
        ref float y5 = ref Unsafe.Add(ref y, work.OutputOffsets[5]);
        Vector512<float> c00 = Vector512<float>.Zero;
        Vector512<float> c01 = Vector512<float>.Zero;
        Vector512<float> c10 = Vector512<float>.Zero;
        Vector512<float> c11 = Vector512<float>.Zero;
        Vector512<float> c20 = Vector512<float>.Zero;
        Vector512<float> c21 = Vector512<float>.Zero;
        Vector512<float> c30 = Vector512<float>.Zero;
        Vector512<float> c31 = Vector512<float>.Zero;
        Vector512<float> c40 = Vector512<float>.Zero;
        Vector512<float> c41 = Vector512<float>.Zero;
        Vector512<float> c50 = Vector512<float>.Zero;
        Vector512<float> c51 = Vector512<float>.Zero;
        if (work.Accumulate)
        {
            c00 = Vector512.LoadUnsafe(ref y0);
            c01 = Vector512.LoadUnsafe(ref y0, 16);
            c10 = Vector512.LoadUnsafe(ref y1);
            c11 = Vector512.LoadUnsafe(ref y1, 16);
            c20 = Vector512.LoadUnsafe(ref y2);
            c21 = Vector512.LoadUnsafe(ref y2, 16);
            c30 = Vector512.LoadUnsafe(ref y3);
            c31 = Vector512.LoadUnsafe(ref y3, 16);
            c40 = Vector512.LoadUnsafe(ref y4);
            c41 = Vector512.LoadUnsafe(ref y4, 16);
            c50 = Vector512.LoadUnsafe(ref y5);
            c51 = Vector512.LoadUnsafe(ref y5, 16);
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
                Vector512<float> w0 = Vector512.LoadUnsafe(ref w);
                Vector512<float> w1 = Vector512.LoadUnsafe(ref w, 16);
                Vector512<float> b = Vector512.Create(Unsafe.Add(ref x0, i));
                c00 = Vector512.MultiplyAddEstimate(b, w0, c00);
                c01 = Vector512.MultiplyAddEstimate(b, w1, c01);
                b = Vector512.Create(Unsafe.Add(ref x1, i));
                c10 = Vector512.MultiplyAddEstimate(b, w0, c10);
                c11 = Vector512.MultiplyAddEstimate(b, w1, c11);
                b = Vector512.Create(Unsafe.Add(ref x2, i));
                c20 = Vector512.MultiplyAddEstimate(b, w0, c20);
                c21 = Vector512.MultiplyAddEstimate(b, w1, c21);
                b = Vector512.Create(Unsafe.Add(ref x3, i));
                c30 = Vector512.MultiplyAddEstimate(b, w0, c30);
                c31 = Vector512.MultiplyAddEstimate(b, w1, c31);
                b = Vector512.Create(Unsafe.Add(ref x4, i));
                c40 = Vector512.MultiplyAddEstimate(b, w0, c40);
                c41 = Vector512.MultiplyAddEstimate(b, w1, c41);
                b = Vector512.Create(Unsafe.Add(ref x5, i));
                c50 = Vector512.MultiplyAddEstimate(b, w0, c50);
                c51 = Vector512.MultiplyAddEstimate(b, w1, c51);
                w = ref Unsafe.Add(ref w, stride);
            }
        }

        c00.StoreUnsafe(ref y0);
        c01.StoreUnsafe(ref y0, 16);
        c10.StoreUnsafe(ref y1);
        c11.StoreUnsafe(ref y1, 16);
        c20.StoreUnsafe(ref y2);
        c21.StoreUnsafe(ref y2, 16);
        c30.StoreUnsafe(ref y3);
        c31.StoreUnsafe(ref y3, 16);
        c40.StoreUnsafe(ref y4);
        c41.StoreUnsafe(ref y4, 16);
        c50.StoreUnsafe(ref y5);
        c51.StoreUnsafe(ref y5, 16);
    }

    /// <summary>6 pixels by 16 output channels: 6 accumulators, 1 weight vectors and one broadcast stay in registers.</summary>
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
        Vector512<float> c00 = Vector512<float>.Zero;
        Vector512<float> c10 = Vector512<float>.Zero;
        Vector512<float> c20 = Vector512<float>.Zero;
        Vector512<float> c30 = Vector512<float>.Zero;
        Vector512<float> c40 = Vector512<float>.Zero;
        Vector512<float> c50 = Vector512<float>.Zero;
        if (work.Accumulate)
        {
            c00 = Vector512.LoadUnsafe(ref y0);
            c10 = Vector512.LoadUnsafe(ref y1);
            c20 = Vector512.LoadUnsafe(ref y2);
            c30 = Vector512.LoadUnsafe(ref y3);
            c40 = Vector512.LoadUnsafe(ref y4);
            c50 = Vector512.LoadUnsafe(ref y5);
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
                Vector512<float> w0 = Vector512.LoadUnsafe(ref w);
                Vector512<float> b = Vector512.Create(Unsafe.Add(ref x0, i));
                c00 = Vector512.MultiplyAddEstimate(b, w0, c00);
                b = Vector512.Create(Unsafe.Add(ref x1, i));
                c10 = Vector512.MultiplyAddEstimate(b, w0, c10);
                b = Vector512.Create(Unsafe.Add(ref x2, i));
                c20 = Vector512.MultiplyAddEstimate(b, w0, c20);
                b = Vector512.Create(Unsafe.Add(ref x3, i));
                c30 = Vector512.MultiplyAddEstimate(b, w0, c30);
                b = Vector512.Create(Unsafe.Add(ref x4, i));
                c40 = Vector512.MultiplyAddEstimate(b, w0, c40);
                b = Vector512.Create(Unsafe.Add(ref x5, i));
                c50 = Vector512.MultiplyAddEstimate(b, w0, c50);
                w = ref Unsafe.Add(ref w, stride);
            }
        }

        c00.StoreUnsafe(ref y0);
        c10.StoreUnsafe(ref y1);
        c20.StoreUnsafe(ref y2);
        c30.StoreUnsafe(ref y3);
        c40.StoreUnsafe(ref y4);
        c50.StoreUnsafe(ref y5);
    }
}
