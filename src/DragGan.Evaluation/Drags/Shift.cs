using DragGan.Dragging;

namespace DragGan.Evaluation;

/// <summary>From one place of a picture to another.</summary>
/// <param name="X">To the right, in pixels.</param>
/// <param name="Y">Down, in pixels.</param>
public sealed record Shift(double X, double Y)
{
    /// <summary>In pixels.</summary>
    internal double Length => Math.Sqrt((X * X) + (Y * Y));

    internal static Shift Between(ImagePoint from, ImagePoint to) => new((double)to.X - from.X, (double)to.Y - from.Y);

    internal Shift Minus(Shift other) => new(X - other.X, Y - other.Y);

    /// <summary>How far along another one, as a share of it.</summary>
    internal double Along(Shift other) => ((X * other.X) + (Y * other.Y)) / ((other.X * other.X) + (other.Y * other.Y));
}
