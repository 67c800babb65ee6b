using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DragGan.Numerics;

/// <summary>A tile of up to 4 x 4 output pixels.</summary>
/// <param name="Input">Where its 6 x 6 patch begins in the input's memory, in elements.</param>
/// <param name="Output">Where it begins in the output's memory, in elements.</param>
/// <param name="Rows">Output rows kept, 1 … 4; two more input rows may be read.</param>
/// <param name="Columns">Output columns kept, 1 … 4; two more input columns may be read.</param>
internal readonly record struct WinogradTile(int Input, int Output, byte Rows, byte Columns);

/// <summary>Tiles that are finished together: whole rows of tiles of one rectangle or of several.</summary>
/// <param name="FirstTile">The first tile.</param>
/// <param name="Tiles">How many tiles.</param>
/// <param name="FirstGroup">The first group, counted over all bands.</param>
/// <param name="FirstPiece">The first piece, for the epilogue.</param>
/// <param name="Pieces">How many pieces.</param>
internal readonly record struct WinogradBand(int FirstTile, int Tiles, int FirstGroup, int FirstPiece, int Pieces)
{
    /// <summary>Groups of six tiles; the last may be partly empty.</summary>
    public int Groups => WinogradCut.Groups(Tiles);

    /// <summary>The block that a group of the band belongs to, when at most <paramref name="most"/> groups may be in one and all share evenly.</summary>
    public WinogradBlock Block(int group, int most)
    {
        int blocks = (Groups + most - 1) / most, step = (Groups + blocks - 1) / blocks, first = group / step * step;
        return new WinogradBlock(first, Math.Min(step, Groups - first));
    }
}

/// <summary>Groups of a band that are multiplied together.</summary>
/// <param name="First">The first group, counted within the band.</param>
/// <param name="Groups">How many groups.</param>
internal readonly record struct WinogradBlock(int First, int Groups)
{
    /// <summary>The first tile, counted within the band.</summary>
    public int FirstTile => First * WinogradCut.GroupTiles;

    /// <summary>The tile after the last, counted within the band, if the last group is full.</summary>
    public int EndTile => (First + Groups) * WinogradCut.GroupTiles;
}

/// <summary>How a region is cut: tiles of 4 x 4 pixels, groups of six tiles for the micro-kernel, bands of whole rows of tiles.</summary>
/// <remarks>By the region alone, and without allocating once a region of this size has been seen.</remarks>
internal sealed class WinogradCut(PatchMap input, FeatureMap output, Region region, int panels)
{
    /// <summary>Tiles that one micro-kernel call takes together.</summary>
    public const int GroupTiles = ConvolutionPass.TilePixels;

    /// <summary>Groups of any band that has more than one row of tiles.</summary>
    public const int MostGroupsPerBand = 32;

    /// <summary>Enough tiles for the weights of a panel to be read from the shared cache a few times only.</summary>
    private const int TilesWanted = 48;

    /// <summary>Panels times bands, where the tiles suffice.</summary>
    private const int SlicesWanted = 8;

    private readonly List<WinogradTile> _tiles = [];
    private readonly List<(int FirstTile, PixelRect Part)> _rows = [];
    private readonly List<WinogradBand> _bands = [];
    private readonly List<PixelRect> _pieces = [];
    private readonly List<int> _bandOfGroup = [];
    private (int, int) _seen = (-1, -1);

    /// <summary>All tiles, band by band.</summary>
    public ReadOnlySpan<WinogradTile> Tiles => CollectionsMarshal.AsSpan(_tiles);

    /// <summary>The bands.</summary>
    public ReadOnlySpan<WinogradBand> Bands => CollectionsMarshal.AsSpan(_bands);

    /// <summary>Output pixels of the bands' pieces, band by band.</summary>
    public ReadOnlySpan<PixelRect> Pieces => CollectionsMarshal.AsSpan(_pieces);

    /// <summary>Elements between rows of the input.</summary>
    public int InputRow => input.Stride * input.Channels;

    /// <summary>The band of each group.</summary>
    public ReadOnlySpan<int> BandOfGroup => CollectionsMarshal.AsSpan(_bandOfGroup);

    public static int Groups(int tiles) => (tiles + GroupTiles - 1) / GroupTiles;

    /// <summary>Brings tiles and bands up to date.</summary>
    /// <param name="mostGroups">Groups that no band may exceed unless a single row of tiles does.</param>
    public void Follow(int mostGroups)
    {
        (int, int) now = (input.Version, region.Version);
        if (now == _seen)
        {
            return;
        }

        _seen = now;
        LayTiles();
        CutBands(GroupTiles * Math.Min(mostGroups, MostGroupsPerBand));
    }

    private void LayTiles()
    {
        const int n = WinogradLines.Outputs;
        _tiles.Clear();
        _rows.Clear();
        for (int i = 0; i < region.Rects.Length; i++)
        {
            PixelRect rect = region.Rects[i];
            Debug.Assert(input[i].Contains(rect.Grow(1, 1)), "A convolution's patches do not follow its region.");
            for (int y = rect.Top; y < rect.Bottom; y += n)
            {
                PixelRect part = rect with { Top = y, Bottom = Math.Min(y + n, rect.Bottom) };
                _rows.Add((_tiles.Count, part));
                for (int x = rect.Left; x < rect.Right; x += n)
                {
                    _tiles.Add(new WinogradTile(
                        input.Offset(i, y - 1, x - 1),
                        ((y * output.Width) + x) * output.Channels,
                        (byte)part.Height,
                        (byte)Math.Min(n, rect.Right - x)));
                }
            }
        }
    }

    private void CutBands(int mostTiles)
    {
        _bands.Clear();
        _pieces.Clear();
        _bandOfGroup.Clear();
        int wanted = Math.Min(TilesWanted, _tiles.Count * panels / SlicesWanted);
        for (int row = 0; row < _rows.Count;)
        {
            int end = EndOfBand(row, wanted, mostTiles), firstPiece = _pieces.Count;
            int firstTile = _rows[row].FirstTile, tiles = FirstTileOf(end) - firstTile;
            for (; row < end; row++)
            {
                PixelRect part = _rows[row].Part;
                if (_pieces.Count > firstPiece && _pieces[^1].Bottom == part.Top && _pieces[^1].Left == part.Left && _pieces[^1].Right == part.Right)
                {
                    _pieces[^1] = _pieces[^1].Bound(part);
                }
                else
                {
                    _pieces.Add(part);
                }
            }

            _bands.Add(new WinogradBand(firstTile, tiles, _bandOfGroup.Count, firstPiece, _pieces.Count - firstPiece));
            for (int group = 0; group < _bands[^1].Groups; group++)
            {
                _bandOfGroup.Add(_bands.Count - 1);
            }
        }
    }

    /// <summary>Of all ends that make a band large enough and not too large, the first that leaves the smallest share of its groups empty.</summary>
    private int EndOfBand(int first, int wanted, int most)
    {
        int best = first + 1;
        double least = double.PositiveInfinity;
        for (int end = first + 1; end <= _rows.Count; end++)
        {
            int tiles = FirstTileOf(end) - _rows[first].FirstTile;
            if (tiles > most && end > first + 1)
            {
                break;
            }

            double empty = ((Groups(tiles) * GroupTiles) - tiles) / (double)tiles;
            if ((tiles >= wanted || end == _rows.Count) && empty < least)
            {
                (best, least) = (end, empty);
            }
        }

        return best;
    }

    private int FirstTileOf(int row) => row < _rows.Count ? _rows[row].FirstTile : _tiles.Count;
}
