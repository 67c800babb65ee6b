namespace DragGan.Dragging;

/// <summary>One handle: where it is now, and where the user wants it.</summary>
/// <remarks>A handle whose target is the very place where its drag began is an anchor: what lies under it is held there (docs/maths/anchors.md).</remarks>
/// <param name="Position">p: the point that is pulled, in pixels. Whole pixels once a drag has begun.</param>
/// <param name="Target">t: where it shall come to rest, in pixels.</param>
public readonly record struct Handle(ImagePoint Position, ImagePoint Target)
{
    /// <summary>|t - p|, in pixels.</summary>
    public double Distance
    {
        get
        {
            double x = (double)Target.X - Position.X, y = (double)Target.Y - Position.Y;
            return Math.Sqrt((x * x) + (y * y));
        }
    }

    /// <summary>An anchor: a handle that shall stay where it is.</summary>
    /// <remarks>
    /// It counts in the stop test like every handle: a drag has not arrived while an anchor is away from its place by more than
    /// <see cref="DragSettings.StopDistance"/>. A drag of nothing but anchors has arrived as it begins.
    /// </remarks>
    /// <param name="place">Where, in pixels; rounded to the whole pixel.</param>
    public static Handle Anchor(ImagePoint place) => new(place.ToPixel(), place.ToPixel());

    /// <summary>Whether a drag that began with this handle at <paramref name="origin"/> holds it there.</summary>
    internal bool IsAnchorOf(ImagePoint origin) => Target == origin;
}
