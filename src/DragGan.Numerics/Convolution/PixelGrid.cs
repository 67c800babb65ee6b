namespace DragGan.Numerics;

/// <summary>Where the pixels of a grid lie in a buffer, in elements.</summary>
internal readonly record struct PixelLayout(int Origin, int RowStride, int ColumnStride);

/// <summary>A rectangle of output pixels that share one set of taps, where they lie, and where their first tap reads.</summary>
/// <param name="Rect">The pixels, in the output's own coordinates (of one phase, where there are several).</param>
/// <param name="Input">Where the first pixel's tap at offset 0 reads.</param>
/// <param name="Output">Where the first pixel is written.</param>
internal readonly record struct PixelGrid(PixelRect Rect, PixelLayout Input, PixelLayout Output);

/// <summary>Walks over the pixels of some rows of a grid in tiles of six, across row ends.</summary>
internal struct TileCursor(in PixelGrid grid, int firstRow, int rows)
{
    private readonly PixelLayout _input = grid.Input;
    private readonly PixelLayout _output = grid.Output;
    private readonly int _columns = grid.Rect.Width;
    private int _left = rows * grid.Rect.Width;
    private int _row = firstRow;
    private int _column;

    /// <summary>Writes the offsets of the next tile's pixels, the last one repeated to fill the tile.</summary>
    /// <returns>How many pixels are real; 0 at the end.</returns>
    public int Next(Span<int> inputOffsets, Span<int> outputOffsets)
    {
        int live = Math.Min(_left, inputOffsets.Length);
        if (live == 0)
        {
            return 0;
        }

        for (int pixel = 0; pixel < live; pixel++)
        {
            inputOffsets[pixel] = _input.Origin + (_row * _input.RowStride) + (_column * _input.ColumnStride);
            outputOffsets[pixel] = _output.Origin + (_row * _output.RowStride) + (_column * _output.ColumnStride);
            if (++_column == _columns)
            {
                (_row, _column) = (_row + 1, 0);
            }
        }

        inputOffsets[live..].Fill(inputOffsets[live - 1]);
        outputOffsets[live..].Fill(outputOffsets[live - 1]);
        _left -= live;
        return live;
    }
}
