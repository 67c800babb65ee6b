namespace DragGan.Numerics;

/// <summary>A rectangle of pixels, half-open: rows Top … Bottom - 1, columns Left … Right - 1. May extend beyond the map.</summary>
/// <param name="Top">First row.</param>
/// <param name="Left">First column.</param>
/// <param name="Bottom">Row after the last.</param>
/// <param name="Right">Column after the last.</param>
public readonly record struct PixelRect(int Top, int Left, int Bottom, int Right)
{
    /// <summary>Rows.</summary>
    public int Height => Bottom - Top;

    /// <summary>Columns.</summary>
    public int Width => Right - Left;

    /// <summary>Pixels; 0 if there are none.</summary>
    public int Area => IsEmpty ? 0 : Height * Width;

    /// <summary>Whether there is no pixel in it.</summary>
    public bool IsEmpty => Bottom <= Top || Right <= Left;

    /// <summary>Grown by a number of pixels before (up and left) and after (down and right).</summary>
    public PixelRect Grow(int before, int after) => new(Top - before, Left - before, Bottom + after, Right + after);

    /// <summary>What both have in common; empty if nothing.</summary>
    public PixelRect Intersect(PixelRect other) => new(
        Math.Max(Top, other.Top), Math.Max(Left, other.Left), Math.Min(Bottom, other.Bottom), Math.Min(Right, other.Right));

    /// <summary>The smallest rectangle around both.</summary>
    public PixelRect Bound(PixelRect other) => new(
        Math.Min(Top, other.Top), Math.Min(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Max(Right, other.Right));

    /// <summary>Whether every pixel of the other is in this one.</summary>
    public bool Contains(PixelRect other) => Bound(other) == this;
}
