using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DragGan.Numerics;

namespace DragGan.Dragging;

/// <summary>The mask term of the pixels between four cells, all channels: a few dozen pixels share the loads of their corners.</summary>
/// <remarks>
/// With D = F - F₀ at the corners and (f, g) a pixel's fractions down and across,
/// <code>
/// v = (1-f)(1-g) D₀₀ + (1-f) g D₀₁ + f (1-g) D₁₀ + f g D₁₁,    L += |v|,    ∂L/∂D₀₀ += (1-f)(1-g) sign v, …
/// </code>
/// v = a + g·(b - a) with a, b interpolated once per pixel row; the gradient needs only Σ sign v, Σ g sign v and their
/// f-weighted sums. All of it stays in registers for one vector of channels.
/// Derivation: docs/maths/mask-term.md.
/// </remarks>
internal readonly ref struct MaskSquare
{
    /// <summary>C.</summary>
    public required int Channels { get; init; }

    /// <summary>F and F₀, the upper row of cells: the square's left cell is at <see cref="Left"/>, its right one at <see cref="Right"/>.</summary>
    public required ReadOnlySpan<float> UpperFeatures { get; init; }

    /// <inheritdoc cref="UpperFeatures"/>
    public required ReadOnlySpan<float> UpperStart { get; init; }

    /// <summary>F and F₀, the lower row of cells.</summary>
    public required ReadOnlySpan<float> LowerFeatures { get; init; }

    /// <inheritdoc cref="LowerFeatures"/>
    public required ReadOnlySpan<float> LowerStart { get; init; }

    /// <summary>∂L/∂F of the upper row of cells; added to.</summary>
    public required Span<float> UpperGradient { get; init; }

    /// <summary>∂L/∂F of the lower row of cells; added to. Never the same memory as the upper one.</summary>
    public required Span<float> LowerGradient { get; init; }

    /// <summary>Where the channels of the left cell begin in a row of cells.</summary>
    public required int Left { get; init; }

    /// <summary>Where those of the right cell begin; the same as <see cref="Left"/> at the border, where no pixel has a part of it.</summary>
    public required int Right { get; init; }

    /// <summary>f of each pixel row.</summary>
    public required ReadOnlySpan<float> Down { get; init; }

    /// <summary>g of each pixel column.</summary>
    public required ReadOnlySpan<float> Across { get; init; }

    /// <summary>1 where a pixel is fixed: the square's first pixel row starts at 0, each next one at <see cref="Stride"/> further.</summary>
    public required ReadOnlySpan<byte> Fixed { get; init; }

    /// <summary>R.</summary>
    public required int Stride { get; init; }

    /// <summary>∂L/∂|v|: what one sign weighs in the gradient.</summary>
    public required float Share { get; init; }

    /// <summary>Adds the square's gradient.</summary>
    /// <returns>Σ |v| over its fixed pixels and all channels.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Accumulate()
    {
        double sum = 0;
        int channel = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            sum += Accumulate<Lanes512>(ref channel);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            sum += Accumulate<Lanes256>(ref channel);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            sum += Accumulate<Lanes128>(ref channel);
        }

        return sum + Accumulate<LaneScalar>(ref channel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Accumulate<TLanes>(ref int channel)
        where TLanes : struct, ILanes<TLanes>
    {
        double total = 0;
        ref byte isFixed = ref MemoryMarshal.GetReference(Fixed);
        ref float down = ref MemoryMarshal.GetReference(Down);
        ref float across = ref MemoryMarshal.GetReference(Across);
        int rows = Down.Length, columns = Across.Length;
        for (; Channels - channel >= TLanes.Count; channel += TLanes.Count)
        {
            nuint left = (nuint)(Left + channel), right = (nuint)(Right + channel);
            TLanes d00 = Difference<TLanes>(UpperFeatures, UpperStart, left);
            TLanes d01 = Difference<TLanes>(UpperFeatures, UpperStart, right);
            TLanes fall0 = Difference<TLanes>(LowerFeatures, LowerStart, left) - d00;
            TLanes fall1 = Difference<TLanes>(LowerFeatures, LowerStart, right) - d01;

            // Σ sign v by corner; "near" counts the left or upper corner's whole share, so the far one's is taken off at the end.
            TLanes sum = default, near = default, far = default, nearLow = default, farLow = default;
            for (int y = 0; y < rows; y++)
            {
                TLanes f = TLanes.Fill(Unsafe.Add(ref down, y));
                TLanes a = TLanes.MultiplyAdd(f, fall0, d00);
                TLanes rise = TLanes.MultiplyAdd(f, fall1, d01) - a;
                TLanes rowNear = default, rowFar = default;
                ref byte fixedRow = ref Unsafe.Add(ref isFixed, y * Stride);
                for (int x = 0; x < columns; x++)
                {
                    if (Unsafe.Add(ref fixedRow, x) == 0)
                    {
                        continue;
                    }

                    TLanes g = TLanes.Fill(Unsafe.Add(ref across, x));
                    TLanes v = TLanes.MultiplyAdd(g, rise, a);
                    TLanes sign = TLanes.Sign(v);
                    sum = TLanes.MultiplyAdd(v, sign, sum);
                    rowNear += sign;
                    rowFar = TLanes.MultiplyAdd(g, sign, rowFar);
                }

                near += rowNear;
                far += rowFar;
                nearLow = TLanes.MultiplyAdd(f, rowNear, nearLow);
                farLow = TLanes.MultiplyAdd(f, rowFar, farLow);
            }

            TLanes share = TLanes.Fill(Share);
            TLanes lowerLeft = nearLow - farLow;
            TLanes upperRight = far - farLow;
            AddTo(UpperGradient, left, share, near - far - lowerLeft);
            AddTo(UpperGradient, right, share, upperRight);
            AddTo(LowerGradient, left, share, lowerLeft);
            AddTo(LowerGradient, right, share, farLow);
            total += TLanes.Sum(sum);
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Difference<TLanes>(ReadOnlySpan<float> features, ReadOnlySpan<float> start, nuint offset)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float now = ref Unsafe.Add(ref MemoryMarshal.GetReference(features), offset), then = ref Unsafe.Add(ref MemoryMarshal.GetReference(start), offset);
        return TLanes.Load(ref now) - TLanes.Load(ref then);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo<TLanes>(Span<float> gradient, nuint offset, TLanes share, TLanes signs)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float destination = ref Unsafe.Add(ref MemoryMarshal.GetReference(gradient), offset);
        TLanes.MultiplyAdd(share, signs, TLanes.Load(ref destination)).Store(ref destination);
    }
}
