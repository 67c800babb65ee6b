namespace DragGan.Numerics;

/// <summary>The pixels of a map that matter: a few rectangles without overlap. Set anew at every step without allocating.</summary>
public sealed class Region
{
    /// <summary>More rectangles than this are not worth their bookkeeping; the closest are joined.</summary>
    public const int Capacity = 16;

    private readonly PixelRect[] _rects = new PixelRect[Capacity];
    private int _count;

    /// <summary>A region of the whole map.</summary>
    /// <param name="height">H of the map.</param>
    /// <param name="width">W of the map.</param>
    public Region(int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        (Height, Width) = (height, width);
        Fill();
    }

    /// <summary>H of the map.</summary>
    public int Height { get; }

    /// <summary>W of the map.</summary>
    public int Width { get; }

    /// <summary>The whole map as a rectangle.</summary>
    public PixelRect Map => new(0, 0, Height, Width);

    /// <summary>The rectangles; none overlap, none is empty, all lie within the map.</summary>
    public ReadOnlySpan<PixelRect> Rects => _rects.AsSpan(0, _count);

    /// <summary>Whether every pixel of the map is in it.</summary>
    public bool IsWhole => _count == 1 && _rects[0] == Map;

    /// <summary>Counts the changes, so that passes know when to look again.</summary>
    public int Version { get; private set; }

    /// <summary>Pixels.</summary>
    public int Area
    {
        get
        {
            int area = 0;
            foreach (PixelRect rect in Rects)
            {
                area += rect.Area;
            }

            return area;
        }
    }

    /// <summary>Takes every pixel of the map.</summary>
    public void Fill()
    {
        (_rects[0], _count) = (Map, 1);
        Version++;
    }

    /// <summary>Takes no pixel.</summary>
    public void Clear()
    {
        _count = 0;
        Version++;
    }

    /// <summary>Adds a rectangle; what lies outside the map is cut off, and rectangles that overlap become their bounding box.</summary>
    public void Add(PixelRect rect)
    {
        PixelRect added = rect.Intersect(Map);
        if (added.IsEmpty)
        {
            return;
        }

        Version++;
        for (int i = 0; i < _count;)
        {
            // The box of two overlapping ones may overlap others that neither touched, so the search starts again.
            if (!_rects[i].Intersect(added).IsEmpty)
            {
                added = added.Bound(_rects[i]);
                _rects[i] = _rects[--_count];
                i = 0;
            }
            else
            {
                i++;
            }
        }

        if (_count == Capacity)
        {
            PixelRect last = _rects[--_count];
            Add(added.Bound(last));
            return;
        }

        _rects[_count++] = added;
    }

    /// <summary>Adds every rectangle of another region of a map of the same size.</summary>
    public void Add(Region other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (PixelRect rect in other.Rects)
        {
            Add(rect);
        }
    }
}
