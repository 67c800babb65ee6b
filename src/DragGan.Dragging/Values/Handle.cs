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
}
