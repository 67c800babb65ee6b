namespace DragGan.Scenes;

/// <summary>Where the places that the pixels of one picture show are in another.</summary>
public sealed class LionFlow
{
    /// <summary>How far behind the surface a place may lie and still count as seen; two pixels of a picture of 256.</summary>
    internal const float Tolerance = 0.022f;

    private readonly PicturePoint[] _targets;
    private readonly bool[] _seen;

    internal LionFlow(int size, PicturePoint[] targets, bool[] seen) => (Size, _targets, _seen) = (size, targets, seen);

    /// <summary>Pixels along a side.</summary>
    public int Size { get; }

    /// <summary>Where each pixel's place is in the other picture, row by row; also where it is hidden there. Zero on the background.</summary>
    public ReadOnlySpan<PicturePoint> Targets => _targets;

    /// <summary>Whether it is seen there; never on the background, which moves with nothing.</summary>
    public ReadOnlySpan<bool> Seen => _seen;

    /// <summary>How far a pixel's place moves to the right and down, in pixels.</summary>
    public (float X, float Y) MotionAt(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, Size);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Size);
        PicturePoint target = _targets[(y * Size) + x];
        return ((target.X * Size) - x - 0.5f, (target.Y * Size) - y - 0.5f);
    }
}
