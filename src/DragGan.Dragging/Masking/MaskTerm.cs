using System.Diagnostics;
using System.Numerics.Tensors;
using DragGan.Numerics;

namespace DragGan.Dragging;

/// <summary>Holds the fixed pixels to what they were when the drag began.</summary>
/// <remarks>
/// <code>
/// L = λ / (C R²) Σ over fixed pixels of |G - G₀|₁        G - G₀ = resize(F - F₀), since resizing is linear
/// ∂L/∂F = λ / (C R²) resizeᵀ(m · sign(G - G₀))
/// </code>
/// The R × R × C map is never built: the pixels between four cells are interpolated, summed and handed back while the
/// corners are in registers (<see cref="MaskSquare"/>). Rows of cells are cut into bands of fixed height; a band's last pixels also
/// belong to the first row of cells of the next band, whose share goes to a row of its own and is added afterwards, so bands never
/// write to the same memory and the sums have one order. Derivation: docs/maths/mask-term.md.
/// </remarks>
internal sealed class MaskTerm : ParallelWork
{
    /// <summary>Rows of cells in a band: 16 bands on the 128-cell map, enough to share out and few enough spill rows.</summary>
    private const int BandHeight = 8;

    /// <summary>At most so many pixel rows are summed in float before the sum moves on in double (and the gradient to memory).</summary>
    private const int MaxPixelRows = 16;

    private readonly FixedRegion _region;
    private readonly ResizeAxis _axis;
    private readonly int _channels;
    private readonly FeatureMap _start;
    private readonly FeatureMap _spill;
    private readonly double[] _sums;
    private FeatureMap? _features;
    private FeatureMap? _gradient;
    private float _share;

    public MaskTerm(FixedRegion region, ResizeAxis axis, int channels)
    {
        Debug.Assert(region.Resolution == axis.Pixels, "The mask must have the picture's size.");
        (_region, _axis, _channels) = (region, axis, channels);
        int bands = (axis.Cells + BandHeight - 1) / BandHeight;
        _start = new FeatureMap(axis.Cells, axis.Cells, channels);
        _spill = new FeatureMap(bands, axis.Cells, channels);
        _sums = new double[bands];
    }

    /// <summary>Keeps F₀.</summary>
    public void Remember(FeatureMap startFeatures) => startFeatures.Data.CopyTo(_start.Data);

    /// <summary>Computes the term and its gradient.</summary>
    /// <param name="features">F, <c>[h, h, C]</c>.</param>
    /// <param name="weight">λ.</param>
    /// <param name="gradient">Receives ∂L/∂F, <c>[h, h, C]</c>; overwritten.</param>
    /// <param name="pool">Shares the bands among its threads.</param>
    /// <returns>L.</returns>
    public double Compute(FeatureMap features, double weight, FeatureMap gradient, ComputePool pool)
    {
        double share = weight / ((double)_channels * _axis.Pixels * _axis.Pixels);
        (_features, _gradient, _share) = (features, gradient, (float)share);
        pool.Run(this, _sums.Length);
        (_features, _gradient) = (null, null);

        double sum = _sums[0];
        for (int band = 1; band < _sums.Length; band++)
        {
            sum += _sums[band];
            Span<float> row = gradient.Row(band * BandHeight);
            TensorPrimitives.Add(_spill.Row(band - 1), row, row);
        }

        return sum * share;
    }

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        int first = slice * BandHeight, end = Math.Min(first + BandHeight, _axis.Cells);
        _gradient!.Data[(first * _axis.Cells * _channels)..(end * _axis.Cells * _channels)].Clear();
        _spill.Row(slice).Clear();
        double sum = 0;
        for (int row = first; row < end; row++)
        {
            Span<float> lowerGradient = row + 1 < end ? _gradient.Row(row + 1) : _spill.Row(slice);
            (int start, int stop) = _axis.Interval(row);
            for (int y = start; y < stop; y += MaxPixelRows)
            {
                sum += AccumulateRow(row, y, Math.Min(y + MaxPixelRows, stop), lowerGradient);
            }
        }

        _sums[slice] = sum;
    }

    private double AccumulateRow(int row, int top, int bottom, Span<float> lowerGradient)
    {
        int last = _axis.Cells - 1, lower = Math.Min(row + 1, last);
        double sum = 0;
        for (int column = 0; column <= last; column++)
        {
            (int left, int right) = _axis.Interval(column);
            if (!AnyFixed(left, right, top, bottom))
            {
                continue;
            }

            sum += new MaskSquare
            {
                Channels = _channels,
                UpperFeatures = _features!.Row(row),
                UpperStart = _start.Row(row),
                LowerFeatures = _features.Row(lower),
                LowerStart = _start.Row(lower),
                UpperGradient = _gradient!.Row(row),
                LowerGradient = lowerGradient,
                Left = column * _channels,
                Right = Math.Min(column + 1, last) * _channels,
                Down = _axis.Fractions[top..bottom],
                Across = _axis.Fractions[left..right],
                Fixed = _region.Pixels[((top * _axis.Pixels) + left)..],
                Stride = _axis.Pixels,
                Share = _share,
            }.Accumulate();
        }

        return sum;
    }

    private bool AnyFixed(int left, int right, int top, int bottom)
    {
        for (int y = top; y < bottom; y++)
        {
            if (_region.Pixels.Slice((y * _axis.Pixels) + left, right - left).Contains((byte)1))
            {
                return true;
            }
        }

        return false;
    }
}
