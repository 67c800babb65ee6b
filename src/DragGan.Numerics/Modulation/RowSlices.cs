namespace DragGan.Numerics;

/// <summary>Cuts the rows of a map into slices of about equal work, by the map's size alone.</summary>
internal readonly struct RowSlices
{
    /// <summary>Handing a slice to another thread costs about a microsecond; this many elements cost ten.</summary>
    private const int ElementsPerSlice = 1 << 15;

    private readonly int _rows;
    private readonly int _rowsPerSlice;

    public RowSlices(int rows, int elementsPerRow)
    {
        _rows = rows;
        _rowsPerSlice = Math.Clamp(ElementsPerSlice / Math.Max(elementsPerRow, 1), 1, Math.Max(rows, 1)); // an empty region has neither
        Count = (rows + _rowsPerSlice - 1) / _rowsPerSlice;
    }

    public int Count { get; }

    public (int First, int End) this[int slice] =>
        (slice * _rowsPerSlice, Math.Min((slice + 1) * _rowsPerSlice, _rows));
}
