namespace DragGan.Dragging;

/// <summary>A place on the picture, in pixels. (0, 0) is the centre of the top-left pixel; X runs right, Y runs down.</summary>
/// <param name="X">Column; 0 … R - 1 inside the picture.</param>
/// <param name="Y">Row; 0 … R - 1 inside the picture.</param>
public readonly record struct ImagePoint(float X, float Y)
{
    /// <summary>Whether the point lies between the centres of the outermost pixels of a picture of R × R pixels; never for NaN.</summary>
    public bool IsInside(int resolution) => X >= 0 && X <= resolution - 1 && Y >= 0 && Y <= resolution - 1;

    /// <summary>The centre of the nearest pixel; halves go to the even one.</summary>
    public ImagePoint ToPixel() => new(MathF.Round(X), MathF.Round(Y));
}
