namespace DragGan.Dragging;

/// <summary>Ω₁: the pixels around a handle whose features are pulled.</summary>
/// <remarks>
/// <code>
/// Ω₁(p, r) = { q : |q · R / (R - 1) - p| &lt; r }
/// </code>
/// The stretch R / (R - 1) is the reference tool's: it moves the disc by up to a pixel near the right and lower
/// borders, and golden drags depend on it. For r ≥ 1 and p inside the picture the disc is never empty.
/// </remarks>
internal readonly struct Disc
{
    private readonly double _x;
    private readonly double _y;
    private readonly double _squaredRadius;
    private readonly double _stretch;

    public Disc(ImagePoint centre, int radius, int resolution)
    {
        (_x, _y) = (centre.X, centre.Y);
        _squaredRadius = (double)radius * radius;
        _stretch = (double)resolution / (resolution - 1);
        Left = First(_x - radius);
        Top = First(_y - radius);
        Right = Last(_x + radius, resolution);
        Bottom = Last(_y + radius, resolution);
        Count = 0;
        for (int y = Top; y <= Bottom; y++)
        {
            for (int x = Left; x <= Right; x++)
            {
                Count += Contains(x, y) ? 1 : 0;
            }
        }
    }

    /// <summary>The first and last column and row that can hold pixels of the disc; inside the picture.</summary>
    public int Left { get; }

    /// <inheritdoc cref="Left"/>
    public int Right { get; }

    /// <inheritdoc cref="Left"/>
    public int Top { get; }

    /// <inheritdoc cref="Left"/>
    public int Bottom { get; }

    /// <summary>How many pixels the disc has.</summary>
    public int Count { get; }

    public bool Contains(int x, int y)
    {
        double dx = (x * _stretch) - _x, dy = (y * _stretch) - _y;
        return (dx * dx) + (dy * dy) < _squaredRadius;
    }

    private int First(double coordinate) => Math.Max((int)Math.Floor(coordinate / _stretch), 0);

    private int Last(double coordinate, int resolution) => Math.Min((int)Math.Ceiling(coordinate / _stretch), resolution - 1);
}
