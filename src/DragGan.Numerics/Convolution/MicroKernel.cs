using System.Runtime.CompilerServices;

namespace DragGan.Numerics;

/// <summary>The inner product of every convolution: tiles of six pixels whose sums stay in registers, for any width of vector.</summary>
/// <remarks>
/// With 512 bits there are 32 registers: six pixels by four vectors take 24 for the sums, four for weights and one for the broadcast
/// activation. With 256 or 128 bits there are 16, so six pixels by two vectors. One panel of 64 output channels is one tile, two or four.
/// The order of the sums is the same for every width. Written out by hand, because an array of sums would live in memory.
/// </remarks>
internal static class MicroKernel
{
    /// <summary>Computes a tile of a panel with 512-bit vectors: the whole panel at once.</summary>
    public static void Run512(in TileWork work)
    {
        switch (work.PanelWidth)
        {
            case 64:
                Tile4<Lanes512>(work, 0);
                break;
            case 32:
                Tile2<Lanes512>(work, 0);
                break;
            default:
                Tile1<Lanes512>(work, 0);
                break;
        }
    }

    /// <summary>Computes a tile of a panel with narrower vectors, two at a time.</summary>
    public static void Run<T>(in TileWork work)
        where T : struct, ILanes<T>
    {
        for (int lane = 0; lane < work.PanelWidth; lane += 2 * T.Count)
        {
            Tile2<T>(work, lane);
        }
    }

    /// <summary>6 pixels by 4 vectors of output channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4<T>(in TileWork work, int lane)
        where T : struct, ILanes<T>
    {
        ref float y = ref Unsafe.Add(ref work.Output, lane);
        ref float y0 = ref Unsafe.Add(ref y, work.OutputOffsets[0]);
        ref float y1 = ref Unsafe.Add(ref y, work.OutputOffsets[1]);
        ref float y2 = ref Unsafe.Add(ref y, work.OutputOffsets[2]);
        ref float y3 = ref Unsafe.Add(ref y, work.OutputOffsets[3]);
        ref float y4 = ref Unsafe.Add(ref y, work.OutputOffsets[4]);
        ref float y5 = ref Unsafe.Add(ref y, work.OutputOffsets[5]);
        T c00 = default, c01 = default, c02 = default, c03 = default;
        T c10 = default, c11 = default, c12 = default, c13 = default;
        T c20 = default, c21 = default, c22 = default, c23 = default;
        T c30 = default, c31 = default, c32 = default, c33 = default;
        T c40 = default, c41 = default, c42 = default, c43 = default;
        T c50 = default, c51 = default, c52 = default, c53 = default;
        if (work.Accumulate)
        {
            (c00, c01, c02, c03) = (T.Load(in y0), T.Load(in Unsafe.Add(ref y0, T.Count)), T.Load(in Unsafe.Add(ref y0, 2 * T.Count)), T.Load(in Unsafe.Add(ref y0, 3 * T.Count)));
            (c10, c11, c12, c13) = (T.Load(in y1), T.Load(in Unsafe.Add(ref y1, T.Count)), T.Load(in Unsafe.Add(ref y1, 2 * T.Count)), T.Load(in Unsafe.Add(ref y1, 3 * T.Count)));
            (c20, c21, c22, c23) = (T.Load(in y2), T.Load(in Unsafe.Add(ref y2, T.Count)), T.Load(in Unsafe.Add(ref y2, 2 * T.Count)), T.Load(in Unsafe.Add(ref y2, 3 * T.Count)));
            (c30, c31, c32, c33) = (T.Load(in y3), T.Load(in Unsafe.Add(ref y3, T.Count)), T.Load(in Unsafe.Add(ref y3, 2 * T.Count)), T.Load(in Unsafe.Add(ref y3, 3 * T.Count)));
            (c40, c41, c42, c43) = (T.Load(in y4), T.Load(in Unsafe.Add(ref y4, T.Count)), T.Load(in Unsafe.Add(ref y4, 2 * T.Count)), T.Load(in Unsafe.Add(ref y4, 3 * T.Count)));
            (c50, c51, c52, c53) = (T.Load(in y5), T.Load(in Unsafe.Add(ref y5, T.Count)), T.Load(in Unsafe.Add(ref y5, 2 * T.Count)), T.Load(in Unsafe.Add(ref y5, 3 * T.Count)));
        }

        foreach (Tap tap in work.Taps)
        {
            ref float w = ref Unsafe.Add(ref work.Weights, tap.WeightOffset + lane);
            ref float x = ref Unsafe.Add(ref work.Input, tap.InputOffset);
            ref float x0 = ref Unsafe.Add(ref x, work.InputOffsets[0]);
            ref float x1 = ref Unsafe.Add(ref x, work.InputOffsets[1]);
            ref float x2 = ref Unsafe.Add(ref x, work.InputOffsets[2]);
            ref float x3 = ref Unsafe.Add(ref x, work.InputOffsets[3]);
            ref float x4 = ref Unsafe.Add(ref x, work.InputOffsets[4]);
            ref float x5 = ref Unsafe.Add(ref x, work.InputOffsets[5]);
            for (nint i = 0; i < work.Channels; i++)
            {
                T w0 = T.Load(in w), w1 = T.Load(in Unsafe.Add(ref w, T.Count)), w2 = T.Load(in Unsafe.Add(ref w, 2 * T.Count)), w3 = T.Load(in Unsafe.Add(ref w, 3 * T.Count));
                T b = T.Fill(Unsafe.Add(ref x0, i));
                c00 = T.MultiplyAdd(b, w0, c00);
                c01 = T.MultiplyAdd(b, w1, c01);
                c02 = T.MultiplyAdd(b, w2, c02);
                c03 = T.MultiplyAdd(b, w3, c03);
                b = T.Fill(Unsafe.Add(ref x1, i));
                c10 = T.MultiplyAdd(b, w0, c10);
                c11 = T.MultiplyAdd(b, w1, c11);
                c12 = T.MultiplyAdd(b, w2, c12);
                c13 = T.MultiplyAdd(b, w3, c13);
                b = T.Fill(Unsafe.Add(ref x2, i));
                c20 = T.MultiplyAdd(b, w0, c20);
                c21 = T.MultiplyAdd(b, w1, c21);
                c22 = T.MultiplyAdd(b, w2, c22);
                c23 = T.MultiplyAdd(b, w3, c23);
                b = T.Fill(Unsafe.Add(ref x3, i));
                c30 = T.MultiplyAdd(b, w0, c30);
                c31 = T.MultiplyAdd(b, w1, c31);
                c32 = T.MultiplyAdd(b, w2, c32);
                c33 = T.MultiplyAdd(b, w3, c33);
                b = T.Fill(Unsafe.Add(ref x4, i));
                c40 = T.MultiplyAdd(b, w0, c40);
                c41 = T.MultiplyAdd(b, w1, c41);
                c42 = T.MultiplyAdd(b, w2, c42);
                c43 = T.MultiplyAdd(b, w3, c43);
                b = T.Fill(Unsafe.Add(ref x5, i));
                c50 = T.MultiplyAdd(b, w0, c50);
                c51 = T.MultiplyAdd(b, w1, c51);
                c52 = T.MultiplyAdd(b, w2, c52);
                c53 = T.MultiplyAdd(b, w3, c53);
                w = ref Unsafe.Add(ref w, work.PanelWidth);
            }
        }

        c00.Store(ref y0);
        c01.Store(ref Unsafe.Add(ref y0, T.Count));
        c02.Store(ref Unsafe.Add(ref y0, 2 * T.Count));
        c03.Store(ref Unsafe.Add(ref y0, 3 * T.Count));
        c10.Store(ref y1);
        c11.Store(ref Unsafe.Add(ref y1, T.Count));
        c12.Store(ref Unsafe.Add(ref y1, 2 * T.Count));
        c13.Store(ref Unsafe.Add(ref y1, 3 * T.Count));
        c20.Store(ref y2);
        c21.Store(ref Unsafe.Add(ref y2, T.Count));
        c22.Store(ref Unsafe.Add(ref y2, 2 * T.Count));
        c23.Store(ref Unsafe.Add(ref y2, 3 * T.Count));
        c30.Store(ref y3);
        c31.Store(ref Unsafe.Add(ref y3, T.Count));
        c32.Store(ref Unsafe.Add(ref y3, 2 * T.Count));
        c33.Store(ref Unsafe.Add(ref y3, 3 * T.Count));
        c40.Store(ref y4);
        c41.Store(ref Unsafe.Add(ref y4, T.Count));
        c42.Store(ref Unsafe.Add(ref y4, 2 * T.Count));
        c43.Store(ref Unsafe.Add(ref y4, 3 * T.Count));
        c50.Store(ref y5);
        c51.Store(ref Unsafe.Add(ref y5, T.Count));
        c52.Store(ref Unsafe.Add(ref y5, 2 * T.Count));
        c53.Store(ref Unsafe.Add(ref y5, 3 * T.Count));
    }

    /// <summary>6 pixels by 2 vectors of output channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2<T>(in TileWork work, int lane)
        where T : struct, ILanes<T>
    {
        ref float y = ref Unsafe.Add(ref work.Output, lane);
        ref float y0 = ref Unsafe.Add(ref y, work.OutputOffsets[0]);
        ref float y1 = ref Unsafe.Add(ref y, work.OutputOffsets[1]);
        ref float y2 = ref Unsafe.Add(ref y, work.OutputOffsets[2]);
        ref float y3 = ref Unsafe.Add(ref y, work.OutputOffsets[3]);
        ref float y4 = ref Unsafe.Add(ref y, work.OutputOffsets[4]);
        ref float y5 = ref Unsafe.Add(ref y, work.OutputOffsets[5]);
        T c00 = default, c01 = default;
        T c10 = default, c11 = default;
        T c20 = default, c21 = default;
        T c30 = default, c31 = default;
        T c40 = default, c41 = default;
        T c50 = default, c51 = default;
        if (work.Accumulate)
        {
            (c00, c01) = (T.Load(in y0), T.Load(in Unsafe.Add(ref y0, T.Count)));
            (c10, c11) = (T.Load(in y1), T.Load(in Unsafe.Add(ref y1, T.Count)));
            (c20, c21) = (T.Load(in y2), T.Load(in Unsafe.Add(ref y2, T.Count)));
            (c30, c31) = (T.Load(in y3), T.Load(in Unsafe.Add(ref y3, T.Count)));
            (c40, c41) = (T.Load(in y4), T.Load(in Unsafe.Add(ref y4, T.Count)));
            (c50, c51) = (T.Load(in y5), T.Load(in Unsafe.Add(ref y5, T.Count)));
        }

        foreach (Tap tap in work.Taps)
        {
            ref float w = ref Unsafe.Add(ref work.Weights, tap.WeightOffset + lane);
            ref float x = ref Unsafe.Add(ref work.Input, tap.InputOffset);
            ref float x0 = ref Unsafe.Add(ref x, work.InputOffsets[0]);
            ref float x1 = ref Unsafe.Add(ref x, work.InputOffsets[1]);
            ref float x2 = ref Unsafe.Add(ref x, work.InputOffsets[2]);
            ref float x3 = ref Unsafe.Add(ref x, work.InputOffsets[3]);
            ref float x4 = ref Unsafe.Add(ref x, work.InputOffsets[4]);
            ref float x5 = ref Unsafe.Add(ref x, work.InputOffsets[5]);
            for (nint i = 0; i < work.Channels; i++)
            {
                T w0 = T.Load(in w), w1 = T.Load(in Unsafe.Add(ref w, T.Count));
                T b = T.Fill(Unsafe.Add(ref x0, i));
                c00 = T.MultiplyAdd(b, w0, c00);
                c01 = T.MultiplyAdd(b, w1, c01);
                b = T.Fill(Unsafe.Add(ref x1, i));
                c10 = T.MultiplyAdd(b, w0, c10);
                c11 = T.MultiplyAdd(b, w1, c11);
                b = T.Fill(Unsafe.Add(ref x2, i));
                c20 = T.MultiplyAdd(b, w0, c20);
                c21 = T.MultiplyAdd(b, w1, c21);
                b = T.Fill(Unsafe.Add(ref x3, i));
                c30 = T.MultiplyAdd(b, w0, c30);
                c31 = T.MultiplyAdd(b, w1, c31);
                b = T.Fill(Unsafe.Add(ref x4, i));
                c40 = T.MultiplyAdd(b, w0, c40);
                c41 = T.MultiplyAdd(b, w1, c41);
                b = T.Fill(Unsafe.Add(ref x5, i));
                c50 = T.MultiplyAdd(b, w0, c50);
                c51 = T.MultiplyAdd(b, w1, c51);
                w = ref Unsafe.Add(ref w, work.PanelWidth);
            }
        }

        c00.Store(ref y0);
        c01.Store(ref Unsafe.Add(ref y0, T.Count));
        c10.Store(ref y1);
        c11.Store(ref Unsafe.Add(ref y1, T.Count));
        c20.Store(ref y2);
        c21.Store(ref Unsafe.Add(ref y2, T.Count));
        c30.Store(ref y3);
        c31.Store(ref Unsafe.Add(ref y3, T.Count));
        c40.Store(ref y4);
        c41.Store(ref Unsafe.Add(ref y4, T.Count));
        c50.Store(ref y5);
        c51.Store(ref Unsafe.Add(ref y5, T.Count));
    }

    /// <summary>6 pixels by 1 vector of output channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1<T>(in TileWork work, int lane)
        where T : struct, ILanes<T>
    {
        ref float y = ref Unsafe.Add(ref work.Output, lane);
        ref float y0 = ref Unsafe.Add(ref y, work.OutputOffsets[0]);
        ref float y1 = ref Unsafe.Add(ref y, work.OutputOffsets[1]);
        ref float y2 = ref Unsafe.Add(ref y, work.OutputOffsets[2]);
        ref float y3 = ref Unsafe.Add(ref y, work.OutputOffsets[3]);
        ref float y4 = ref Unsafe.Add(ref y, work.OutputOffsets[4]);
        ref float y5 = ref Unsafe.Add(ref y, work.OutputOffsets[5]);
        T c00 = default;
        T c10 = default;
        T c20 = default;
        T c30 = default;
        T c40 = default;
        T c50 = default;
        if (work.Accumulate)
        {
            c00 = T.Load(in y0);
            c10 = T.Load(in y1);
            c20 = T.Load(in y2);
            c30 = T.Load(in y3);
            c40 = T.Load(in y4);
            c50 = T.Load(in y5);
        }

        foreach (Tap tap in work.Taps)
        {
            ref float w = ref Unsafe.Add(ref work.Weights, tap.WeightOffset + lane);
            ref float x = ref Unsafe.Add(ref work.Input, tap.InputOffset);
            ref float x0 = ref Unsafe.Add(ref x, work.InputOffsets[0]);
            ref float x1 = ref Unsafe.Add(ref x, work.InputOffsets[1]);
            ref float x2 = ref Unsafe.Add(ref x, work.InputOffsets[2]);
            ref float x3 = ref Unsafe.Add(ref x, work.InputOffsets[3]);
            ref float x4 = ref Unsafe.Add(ref x, work.InputOffsets[4]);
            ref float x5 = ref Unsafe.Add(ref x, work.InputOffsets[5]);
            for (nint i = 0; i < work.Channels; i++)
            {
                T w0 = T.Load(in w);
                T b = T.Fill(Unsafe.Add(ref x0, i));
                c00 = T.MultiplyAdd(b, w0, c00);
                b = T.Fill(Unsafe.Add(ref x1, i));
                c10 = T.MultiplyAdd(b, w0, c10);
                b = T.Fill(Unsafe.Add(ref x2, i));
                c20 = T.MultiplyAdd(b, w0, c20);
                b = T.Fill(Unsafe.Add(ref x3, i));
                c30 = T.MultiplyAdd(b, w0, c30);
                b = T.Fill(Unsafe.Add(ref x4, i));
                c40 = T.MultiplyAdd(b, w0, c40);
                b = T.Fill(Unsafe.Add(ref x5, i));
                c50 = T.MultiplyAdd(b, w0, c50);
                w = ref Unsafe.Add(ref w, work.PanelWidth);
            }
        }

        c00.Store(ref y0);
        c10.Store(ref y1);
        c20.Store(ref y2);
        c30.Store(ref y3);
        c40.Store(ref y4);
        c50.Store(ref y5);
    }
}
