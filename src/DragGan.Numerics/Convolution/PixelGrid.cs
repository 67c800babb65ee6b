namespace DragGan.Numerics;

/// <summary>Where the pixels of a grid lie in a buffer, in elements.</summary>
internal readonly record struct PixelLayout(int Origin, int RowStride, int ColumnStride);

/// <summary>The output pixels that share one set of taps, where they lie, and where their first tap reads.</summary>
internal sealed class PixelGrid
{
    /// <summary>Enough pixels for the weights of a block to be read from cache many times between two reads from memory.</summary>
    private const int PixelsPerBand = 384;

    /// <summary>Small maps are cut finer, down to this, so that every core has a share.</summary>
    private const int FewestPixelsPerBand = 96;

    private const int BandsWanted = 8;

    public PixelGrid(int rows, int columns, PixelLayout input, PixelLayout output, Tap[] taps)
    {
        (Rows, Columns, Input, Output, Taps) = (rows, columns, input, output, taps);
        int pixels = Math.Clamp(rows * columns / BandsWanted, FewestPixelsPerBand, PixelsPerBand);
        RowsPerBand = Math.Clamp(pixels / columns, 1, rows);
        Bands = (rows + RowsPerBand - 1) / RowsPerBand;
    }

    public int Rows { get; }

    public int Columns { get; }

    public PixelLayout Input { get; }

    public PixelLayout Output { get; }

    public Tap[] Taps { get; }

    public int RowsPerBand { get; }

    public int Bands { get; }
}

/// <summary>Walks over the pixels of some rows of a grid in tiles of six, across row ends.</summary>
internal struct TileCursor(PixelGrid grid, int firstRow, int rows)
{
    private readonly PixelLayout _input = grid.Input;
    private readonly PixelLayout _output = grid.Output;
    private readonly int _columns = grid.Columns;
    private int _left = rows * grid.Columns;
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
