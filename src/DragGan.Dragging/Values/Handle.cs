namespace DragGan.Dragging;

/// <summary>One handle: where it is now, and where the user wants it.</summary>
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

    /// <summary>An anchor: a handle whose target is its own place, so what lies under it is pulled back whenever it drifts.</summary>
    /// <remarks>
    /// Not pulled while it is within a pixel of its place. It counts in the stop test like every handle: a drag has not arrived while an anchor is away
    /// from its place by more than <see cref="DragSettings.StopDistance"/>.
    /// </remarks>
    /// <param name="place">Where it shall stay, in pixels; rounded to the whole pixel.</param>
    public static Handle Anchor(ImagePoint place) => new(place.ToPixel(), place.ToPixel());
}
