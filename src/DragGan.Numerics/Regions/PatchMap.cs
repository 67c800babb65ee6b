namespace DragGan.Numerics;

/// <summary>Scratch for the inputs of a convolution: rectangles of a larger map, border included, one below the other.</summary>
/// <remarks>
/// All patches have the same row stride, so one set of tap offsets serves them all. The whole map with its border is one patch,
/// so full and partial passes are the same code. A patch may extend beyond the map; what is there is for its writer to zero.
/// </remarks>
public sealed class PatchMap
{
    private readonly PixelRect[] _rects = new PixelRect[Region.Capacity];
    private readonly int[] _firstRows = new int[Region.Capacity];

    /// <summary>Patches in memory that is used by others between runs.</summary>
    /// <param name="memory">The memory; must hold what is arranged in it.</param>
    /// <param name="channels">C.</param>
    public PatchMap(FloatBuffer memory, int channels)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        (Memory, Channels) = (memory, channels);
    }

    /// <summary>The memory.</summary>
    public FloatBuffer Memory { get; }

    /// <summary>C.</summary>
    public int Channels { get; }

    /// <summary>How many patches there are.</summary>
    public int Count { get; private set; }

    /// <summary>Pixels from one row to the next; patches may be narrower.</summary>
    public int Stride { get; private set; }

    /// <summary>Rows of all patches together.</summary>
    public int Rows { get; private set; }

    /// <summary>Counts the arrangements, so that passes know when to look again.</summary>
    public int Version { get; private set; }

    /// <summary>A map with a border as the one patch of a whole map.</summary>
    /// <param name="padded">The map, border included.</param>
    /// <param name="border">Border pixels before the first row and column.</param>
    public static PatchMap Whole(FeatureMap padded, int border)
    {
        ArgumentNullException.ThrowIfNull(padded);
        PatchMap patches = new(padded.Buffer, padded.Channels);
        patches.Begin();
        patches.Add(new PixelRect(-border, -border, padded.Height - border, padded.Width - border));
        return patches;
    }

    /// <summary>Forgets all patches.</summary>
    public void Begin()
    {
        (Count, Stride, Rows) = (0, 0, 0);
        Version++;
    }

    /// <summary>Adds a patch below the others.</summary>
    /// <param name="rect">Which pixels of the larger map it holds.</param>
    public void Add(PixelRect rect)
    {
        _rects[Count] = rect;
        _firstRows[Count++] = Rows;
        Rows += rect.Height;
        Stride = Math.Max(Stride, rect.Width);
    }

    /// <summary>Whether the arranged patches have room in the memory.</summary>
    public bool Fits => (long)Rows * Stride * Channels <= Memory.Length;

    /// <summary>Which pixels of the larger map a patch holds.</summary>
    public PixelRect this[int patch] => _rects[patch];

    /// <summary>Where a pixel of the larger map lies in the memory, in elements.</summary>
    public int Offset(int patch, int y, int x) =>
        (((_firstRows[patch] + y - _rects[patch].Top) * Stride) + x - _rects[patch].Left) * Channels;

    /// <summary>The patch that a row of the memory belongs to, and its row in the larger map.</summary>
    public (int Patch, int Y) Find(int row)
    {
        int patch = Count - 1;
        while (_firstRows[patch] > row)
        {
            patch--;
        }

        return (patch, _rects[patch].Top + row - _firstRows[patch]);
    }

    /// <summary>One row of a patch, <c>[width, C]</c>.</summary>
    public Span<float> Row(int patch, int y) =>
        Memory.Span.Slice(Offset(patch, y, _rects[patch].Left), _rects[patch].Width * Channels);

    /// <summary>Zeroes what the patches hold beyond a map.</summary>
    /// <param name="height">H of the map.</param>
    /// <param name="width">W of the map.</param>
    public void ClearBeyond(int height, int width)
    {
        for (int patch = 0; patch < Count; patch++)
        {
            PixelRect rect = _rects[patch];
            for (int y = rect.Top; y < rect.Bottom; y++)
            {
                PaddedRows.Inside(this, patch, y, height, width, out _);
            }
        }
    }
}
