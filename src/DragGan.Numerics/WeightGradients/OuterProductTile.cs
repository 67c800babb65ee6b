using System.Runtime.CompilerServices;

namespace DragGan.Numerics;

/// <summary>Sums of outer products over some pixels, for four output channels and as many input channels as fit in two vectors.</summary>
internal ref struct OuterProductTile
{
    /// <summary>Output channels of a tile. With two vectors of inputs these are 8 sums: enough to hide a multiply-add's latency, few enough for 16 registers.</summary>
    public const int Outputs = 4;

    /// <summary>Floats in the widest vector there is.</summary>
    private const int WidestVector = 16;

    /// <summary>x of the first pixel, shifted by the tap, input channel 0.</summary>
    public ref readonly float Input;

    /// <summary>∂L/∂y of the first pixel, the tile's first output channel.</summary>
    public ref readonly float Gradient;

    /// <summary>∂L/∂W from the tile's first output channel, input channel 0 and the tap on; added to.</summary>
    public Span<float> Weights;

    /// <summary>Distances between pixels of x.</summary>
    public PixelLayout InputLayout;

    /// <summary>Distances between pixels of ∂L/∂y.</summary>
    public PixelLayout GradientLayout;

    /// <summary>Pixels summed: rows and columns.</summary>
    public int Rows, Columns;

    /// <summary>How many of the four output channels there are; the last real one stands in for the others, whose sums are dropped.</summary>
    public int LiveOutputs;

    /// <summary>Distance between the weights of neighbouring input channels and of neighbouring output channels.</summary>
    public int InputStride, OutputStride;

    /// <summary>Does input channels from <paramref name="first"/> on, as far as whole vectors reach.</summary>
    /// <returns>The first input channel not done.</returns>
    public readonly int Run<TLanes>(int first, int inputs)
        where TLanes : struct, ILanes<TLanes>
    {
        for (; inputs - first >= 2 * TLanes.Count; first += 2 * TLanes.Count)
        {
            TwoVectors<TLanes>(first);
        }

        for (; inputs - first >= TLanes.Count; first += TLanes.Count)
        {
            OneVector<TLanes>(first);
        }

        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void TwoVectors<TLanes>(int first)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes s00 = TLanes.Fill(0), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00;
        nint last = LiveOutputs - 1, o1 = Math.Min(1, last), o2 = Math.Min(2, last), o3 = last;
        for (int row = 0; row < Rows; row++)
        {
            nint inputAt = (row * InputLayout.RowStride) + first, gradientAt = row * GradientLayout.RowStride;
            for (int column = 0; column < Columns; column++)
            {
                ref float x = ref Unsafe.Add(ref Unsafe.AsRef(in Input), inputAt);
                ref float dy = ref Unsafe.Add(ref Unsafe.AsRef(in Gradient), gradientAt);
                TLanes x0 = TLanes.Load(in x), x1 = TLanes.Load(in Unsafe.Add(ref x, TLanes.Count));
                TLanes g = TLanes.Fill(dy);
                s00 = TLanes.MultiplyAdd(g, x0, s00);
                s01 = TLanes.MultiplyAdd(g, x1, s01);
                g = TLanes.Fill(Unsafe.Add(ref dy, o1));
                s10 = TLanes.MultiplyAdd(g, x0, s10);
                s11 = TLanes.MultiplyAdd(g, x1, s11);
                g = TLanes.Fill(Unsafe.Add(ref dy, o2));
                s20 = TLanes.MultiplyAdd(g, x0, s20);
                s21 = TLanes.MultiplyAdd(g, x1, s21);
                g = TLanes.Fill(Unsafe.Add(ref dy, o3));
                s30 = TLanes.MultiplyAdd(g, x0, s30);
                s31 = TLanes.MultiplyAdd(g, x1, s31);
                inputAt += InputLayout.ColumnStride;
                gradientAt += GradientLayout.ColumnStride;
            }
        }

        // Stored here rather than handed to a method: a vector argument goes through memory, and its variable would live there all along.
        Span<float> sums = stackalloc float[Outputs * 2 * WidestVector];
        ref float sum = ref sums[0];
        s00.Store(ref sum);
        s01.Store(ref Unsafe.Add(ref sum, TLanes.Count));
        s10.Store(ref Unsafe.Add(ref sum, 2 * TLanes.Count));
        s11.Store(ref Unsafe.Add(ref sum, 3 * TLanes.Count));
        s20.Store(ref Unsafe.Add(ref sum, 4 * TLanes.Count));
        s21.Store(ref Unsafe.Add(ref sum, 5 * TLanes.Count));
        s30.Store(ref Unsafe.Add(ref sum, 6 * TLanes.Count));
        s31.Store(ref Unsafe.Add(ref sum, 7 * TLanes.Count));
        AddToWeights(sums, first, 2 * TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void OneVector<TLanes>(int first)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes s0 = TLanes.Fill(0), s1 = s0, s2 = s0, s3 = s0;
        nint last = LiveOutputs - 1, o1 = Math.Min(1, last), o2 = Math.Min(2, last), o3 = last;
        for (int row = 0; row < Rows; row++)
        {
            nint inputAt = (row * InputLayout.RowStride) + first, gradientAt = row * GradientLayout.RowStride;
            for (int column = 0; column < Columns; column++)
            {
                ref float x = ref Unsafe.Add(ref Unsafe.AsRef(in Input), inputAt);
                ref float dy = ref Unsafe.Add(ref Unsafe.AsRef(in Gradient), gradientAt);
                TLanes x0 = TLanes.Load(in x);
                s0 = TLanes.MultiplyAdd(TLanes.Fill(dy), x0, s0);
                s1 = TLanes.MultiplyAdd(TLanes.Fill(Unsafe.Add(ref dy, o1)), x0, s1);
                s2 = TLanes.MultiplyAdd(TLanes.Fill(Unsafe.Add(ref dy, o2)), x0, s2);
                s3 = TLanes.MultiplyAdd(TLanes.Fill(Unsafe.Add(ref dy, o3)), x0, s3);
                inputAt += InputLayout.ColumnStride;
                gradientAt += GradientLayout.ColumnStride;
            }
        }

        Span<float> sums = stackalloc float[Outputs * WidestVector];
        ref float sum = ref sums[0];
        s0.Store(ref sum);
        s1.Store(ref Unsafe.Add(ref sum, TLanes.Count));
        s2.Store(ref Unsafe.Add(ref sum, 2 * TLanes.Count));
        s3.Store(ref Unsafe.Add(ref sum, 3 * TLanes.Count));
        AddToWeights(sums, first, TLanes.Count);
    }

    /// <param name="sums"><c>[4, inputs]</c>.</param>
    /// <param name="first">First input channel.</param>
    /// <param name="inputs">How many input channels.</param>
    private readonly void AddToWeights(ReadOnlySpan<float> sums, int first, int inputs)
    {
        for (int output = 0; output < LiveOutputs; output++)
        {
            Span<float> weights = Weights[((output * OutputStride) + (first * InputStride))..];
            for (int input = 0; input < inputs; input++)
            {
                weights[input * InputStride] += sums[(output * inputs) + input];
            }
        }
    }
}
