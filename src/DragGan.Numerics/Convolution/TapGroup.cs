namespace DragGan.Numerics;

/// <summary>The output pixels that share one set of taps, cut into bands of rows by their number alone.</summary>
/// <remarks>A band may span several rectangles, so that a panel's weights are read once for all of a step's few pixels.</remarks>
internal sealed class TapGroup(int taps)
{
    /// <summary>Enough pixels for the weights of a block to be read from cache many times between two reads from memory.</summary>
    private const int MostPixelsPerBand = 384;

    /// <summary>Small maps are cut finer, down to this, so that every core has a share.</summary>
    private const int FewestPixelsPerBand = 24;

    /// <summary>Panels times bands, where the pixels suffice.</summary>
    private const int SlicesWanted = 8;

    private readonly PixelGrid[] _grids = new PixelGrid[Region.Capacity];
    private readonly List<(int Grid, int Row)> _bands = [];
    private int _count;

    /// <summary>The taps; offsets are for the present layout of the input.</summary>
    public Tap[] Taps { get; } = new Tap[taps];

    /// <summary>Output pixels.</summary>
    public int Pixels { get; private set; }

    /// <summary>How many bands the pixels are cut into.</summary>
    public int Bands => _bands.Count;

    /// <summary>Forgets the pixels.</summary>
    public void Begin() => (_count, Pixels) = (0, 0);

    /// <summary>Adds a rectangle of pixels.</summary>
    public void Add(in PixelGrid grid)
    {
        if (!grid.Rect.IsEmpty)
        {
            _grids[_count++] = grid;
            Pixels += grid.Rect.Area;
        }
    }

    /// <summary>Cuts the pixels into bands.</summary>
    /// <param name="panels">Panels of output channels, each of which meets every band.</param>
    public void Cut(int panels)
    {
        _bands.Clear();
        int wanted = Math.Max(1, SlicesWanted / panels);
        int target = Math.Clamp((Pixels + wanted - 1) / wanted, FewestPixelsPerBand, MostPixelsPerBand);
        int inBand = target;
        for (int grid = 0; grid < _count; grid++)
        {
            PixelRect rect = _grids[grid].Rect;
            for (int row = 0; row < rect.Height; row++)
            {
                if (inBand + rect.Width > target)
                {
                    _bands.Add((grid, row));
                    inBand = 0;
                }

                inBand += rect.Width;
            }
        }
    }

    /// <summary>A piece of a band: rows of one grid.</summary>
    /// <param name="band">The band.</param>
    /// <param name="piece">Counted from 0.</param>
    /// <param name="grid">Receives the grid.</param>
    /// <param name="firstRow">Receives the first row, counted within the grid.</param>
    /// <param name="rows">Receives how many rows.</param>
    /// <returns>False after the last piece.</returns>
    public bool TryGetPiece(int band, int piece, out PixelGrid grid, out int firstRow, out int rows)
    {
        (int first, int row) = _bands[band];
        (int last, int end) = band + 1 < _bands.Count ? _bands[band + 1] : (_count, 0);
        int index = first + piece;
        if (index > last || (index == last && end == 0))
        {
            (grid, firstRow, rows) = (default, 0, 0);
            return false;
        }

        grid = _grids[index];
        firstRow = piece == 0 ? row : 0;
        rows = (index == last ? end : grid.Rect.Height) - firstRow;
        return true;
    }
}
