namespace DragGan.Numerics;

/// <summary>Doubles a map's resolution: zeros between the samples, then the FIR filter [1,3,3,1]/8 in both axes with gain 4. Bound to its maps; made once, run at every step.</summary>
/// <remarks>
/// Along one axis (gain 2), with zeros outside the map, padding [2, 1] leaves two taps of four on real samples:
/// <code>
/// y[2i]   = (x[i-1] + 3 x[i]) / 4        y[2i+1] = (3 x[i] + x[i+1]) / 4
/// ∂L/∂x[i] = (dy[2i-1] + 3 dy[2i] + 3 dy[2i+1] + dy[2i+2]) / 4
/// </code>
/// The picture of a skip generator and the bypass of a resnet block are doubled this way. Derivation: docs/maths/fir-resampling.md.
/// </remarks>
public sealed class FirUpsample : ParallelWork
{
    /// <summary>Elements of the larger map in a slice: 64 KiB, which is worth waking a thread for and leaves large maps many slices.</summary>
    private const int ElementsPerSlice = 1 << 14;

    private readonly FeatureMap _small;
    private readonly FeatureMap _large;
    private readonly bool _isAdjoint;
    private readonly int _rowsPerSlice;

    private FirUpsample(FeatureMap small, string smallName, FeatureMap large, string largeName, bool isAdjoint)
    {
        ArgumentNullException.ThrowIfNull(small, smallName);
        ArgumentNullException.ThrowIfNull(large, largeName);
        if (large.Height != 2 * small.Height || large.Width != 2 * small.Width || large.Channels != small.Channels)
        {
            throw new ArgumentException(
                $"'{largeName}' is [{large.Height}, {large.Width}, {large.Channels}], expected [{2 * small.Height}, {2 * small.Width}, {small.Channels}], twice '{smallName}'.", largeName);
        }

        (_small, _large, _isAdjoint) = (small, large, isAdjoint);
        _rowsPerSlice = Math.Clamp(ElementsPerSlice / (4 * small.Width * small.Channels), 1, small.Height);
        SliceCount = (small.Height + _rowsPerSlice - 1) / _rowsPerSlice;
    }

    /// <summary>How many slices a run is cut into.</summary>
    public int SliceCount { get; }

    /// <summary>The doubling y = U x.</summary>
    /// <param name="x">Input, <c>[H, W, C]</c>.</param>
    /// <param name="y">Receives the output, <c>[2H, 2W, C]</c>; overwritten.</param>
    /// <exception cref="ArgumentException">The shapes disagree.</exception>
    public static FirUpsample Forward(FeatureMap x, FeatureMap y) => new(x, nameof(x), y, nameof(y), isAdjoint: false);

    /// <summary>Its reverse pass ∂L/∂x = Uᵀ ∂L/∂y.</summary>
    /// <param name="dy">∂L/∂y, <c>[2H, 2W, C]</c>.</param>
    /// <param name="dx">Receives ∂L/∂x, <c>[H, W, C]</c>; overwritten.</param>
    /// <exception cref="ArgumentException">The shapes disagree.</exception>
    public static FirUpsample Backward(FeatureMap dy, FeatureMap dx) => new(dx, nameof(dx), dy, nameof(dy), isAdjoint: true);

    /// <summary>Computes the output.</summary>
    /// <param name="pool">Who does the work.</param>
    /// <param name="cancellation">Looked at before the run.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was signalled before the run began.</exception>
    public void Run(ComputePool pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        pool.Run(this, SliceCount, cancellation);
    }

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        int end = Math.Min((slice + 1) * _rowsPerSlice, _small.Height);
        for (int row = slice * _rowsPerSlice; row < end; row++)
        {
            if (_isAdjoint)
            {
                Narrow(row);
            }
            else
            {
                FirRows.Widen(_small.Row(row), RowOrNothing(_small, row - 1), _small.Channels, _large.Row(2 * row));
                FirRows.Widen(_small.Row(row), RowOrNothing(_small, row + 1), _small.Channels, _large.Row((2 * row) + 1));
            }
        }
    }

    private void Narrow(int row)
    {
        Span<float> dx = _small.Row(row);
        dx.Clear();
        FirRows.AccumulateNarrowed(RowOrNothing(_large, (2 * row) - 1), FirRows.Far, _small.Channels, dx);
        FirRows.AccumulateNarrowed(_large.Row(2 * row), FirRows.Near, _small.Channels, dx);
        FirRows.AccumulateNarrowed(_large.Row((2 * row) + 1), FirRows.Near, _small.Channels, dx);
        FirRows.AccumulateNarrowed(RowOrNothing(_large, (2 * row) + 2), FirRows.Far, _small.Channels, dx);
    }

    private static ReadOnlySpan<float> RowOrNothing(FeatureMap map, int row) => row >= 0 && row < map.Height ? map.Row(row) : [];
}
