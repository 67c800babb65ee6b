using System.Runtime.CompilerServices;

namespace DragGan.Numerics;

/// <summary>The three transforms of F(4, 3) along one axis: four outputs of a filter of three taps by six products instead of twelve.</summary>
/// <remarks>
/// <code>
/// y = Aᵀ [(G g) ⊙ (Bᵀ d)]          d: 6 inputs, g: 3 taps, y: 4 outputs
/// </code>
/// Lavin and Gray 2016, by the theorem of Toom and Cook with the points 0, ±5/8, ±3/2, ∞. All constants are exact in float,
/// and the error is about half that of the usual 0, ±1, ±2, ∞. Derivation and measurement: docs/maths/winograd.md.
/// </remarks>
internal static class WinogradLines
{
    /// <summary>Outputs per axis of a tile.</summary>
    public const int Outputs = 4;

    /// <summary>Inputs per axis of a tile, and products per axis.</summary>
    public const int Inputs = 6;

    /// <summary>Products of a tile in the plane.</summary>
    public const int Positions = Inputs * Inputs;

    /// <summary>Additions and multiplications of <see cref="Input"/> per lane.</summary>
    public const int InputFlop = 24;

    /// <summary>Additions and multiplications of <see cref="Output"/> per lane.</summary>
    public const int OutputFlop = 17;

    private const float Near = 0.625f;
    private const float Near2 = Near * Near;
    private const float Near3 = Near2 * Near;
    private const float Far = 1.5f;
    private const float Far2 = Far * Far;
    private const float Far3 = Far2 * Far;

    /// <summary>G g.</summary>
    public static void Filter(double g0, double g1, double g2, Span<double> products)
    {
        const double near = 2 * Near2 * (Near2 - Far2), far = 2 * Far2 * (Far2 - Near2);
        double even = (g0 + (Near2 * g2)) / near, odd = Near * g1 / near;
        products[0] = g0 / (Near2 * Far2);
        products[1] = even + odd;
        products[2] = even - odd;
        (even, odd) = ((g0 + (Far2 * g2)) / far, Far * g1 / far);
        products[3] = even + odd;
        products[4] = even - odd;
        products[5] = g2;
    }

    /// <summary>Bᵀ d for some lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input<TLanes>(ref float source, nint sourceStride, ref float target, nint targetStride)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes d0 = TLanes.Load(ref source);
        TLanes d1 = TLanes.Load(ref Unsafe.Add(ref source, sourceStride));
        TLanes d2 = TLanes.Load(ref Unsafe.Add(ref source, 2 * sourceStride));
        TLanes d3 = TLanes.Load(ref Unsafe.Add(ref source, 3 * sourceStride));
        TLanes d4 = TLanes.Load(ref Unsafe.Add(ref source, 4 * sourceStride));
        TLanes d5 = TLanes.Load(ref Unsafe.Add(ref source, 5 * sourceStride));
        TLanes product = TLanes.Fill(Near2 * Far2), sum = TLanes.Fill(-(Near2 + Far2));
        TLanes.MultiplyAdd(product, d0, TLanes.MultiplyAdd(sum, d2, d4)).Store(ref target);
        TLanes.MultiplyAdd(product, d1, TLanes.MultiplyAdd(sum, d3, d5)).Store(ref Unsafe.Add(ref target, 5 * targetStride));

        TLanes square = TLanes.Fill(-Far2);
        TLanes even = TLanes.MultiplyAdd(square, d2, d4), odd = TLanes.MultiplyAdd(square, d1, d3);
        TLanes.MultiplyAdd(TLanes.Fill(Near), odd, even).Store(ref Unsafe.Add(ref target, targetStride));
        TLanes.MultiplyAdd(TLanes.Fill(-Near), odd, even).Store(ref Unsafe.Add(ref target, 2 * targetStride));

        square = TLanes.Fill(-Near2);
        (even, odd) = (TLanes.MultiplyAdd(square, d2, d4), TLanes.MultiplyAdd(square, d1, d3));
        TLanes.MultiplyAdd(TLanes.Fill(Far), odd, even).Store(ref Unsafe.Add(ref target, 3 * targetStride));
        TLanes.MultiplyAdd(TLanes.Fill(-Far), odd, even).Store(ref Unsafe.Add(ref target, 4 * targetStride));
    }

    /// <summary>Aᵀ m for some lanes; only the first <paramref name="count"/> outputs are written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output<TLanes>(ref float source, nint sourceStride, ref float target, nint targetStride, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes m1 = TLanes.Load(ref Unsafe.Add(ref source, sourceStride));
        TLanes m2 = TLanes.Load(ref Unsafe.Add(ref source, 2 * sourceStride));
        TLanes m3 = TLanes.Load(ref Unsafe.Add(ref source, 3 * sourceStride));
        TLanes m4 = TLanes.Load(ref Unsafe.Add(ref source, 4 * sourceStride));
        TLanes nearSum = m1 + m2, nearDifference = m1 - m2, farSum = m3 + m4, farDifference = m3 - m4;
        (TLanes.Load(ref source) + (nearSum + farSum)).Store(ref target);
        if (count > 1)
        {
            TLanes.MultiplyAdd(TLanes.Fill(Far), farDifference, TLanes.Fill(Near) * nearDifference)
                .Store(ref Unsafe.Add(ref target, targetStride));
        }

        if (count > 2)
        {
            TLanes.MultiplyAdd(TLanes.Fill(Far2), farSum, TLanes.Fill(Near2) * nearSum)
                .Store(ref Unsafe.Add(ref target, 2 * targetStride));
        }

        if (count > 3)
        {
            TLanes m5 = TLanes.Load(ref Unsafe.Add(ref source, 5 * sourceStride));
            TLanes.MultiplyAdd(TLanes.Fill(Far3), farDifference, TLanes.MultiplyAdd(TLanes.Fill(Near3), nearDifference, m5))
                .Store(ref Unsafe.Add(ref target, 3 * targetStride));
        }
    }
}
