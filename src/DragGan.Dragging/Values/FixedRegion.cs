using DragGan.Numerics;

namespace DragGan.Dragging;

/// <summary>Which pixels of the picture must stay as they are. Immutable.</summary>
public sealed class FixedRegion
{
    private readonly byte[] _pixels;

    /// <summary>Copies a mask.</summary>
    /// <param name="resolution">R: height and width of the picture, in pixels.</param>
    /// <param name="fixedPixels">Row-major <c>[R, R]</c>: 1 stays, 0 may move.</param>
    /// <exception cref="ArgumentException">There are not R · R values, or one is neither 0 nor 1.</exception>
    public FixedRegion(int resolution, ReadOnlyMemory<byte> fixedPixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resolution);
        if (fixedPixels.Length != (long)resolution * resolution)
        {
            throw new ArgumentException(
                $"The mask has {fixedPixels.Length} pixels, but the picture has {resolution} × {resolution} = {(long)resolution * resolution}.", nameof(fixedPixels));
        }

        int odd = fixedPixels.Span.IndexOfAnyExceptInRange((byte)0, (byte)1);
        if (odd >= 0)
        {
            throw new ArgumentException(
                $"Pixel ({odd % resolution}, {odd / resolution}) of the mask is {fixedPixels.Span[odd]}; expected 0 (may move) or 1 (stays).", nameof(fixedPixels));
        }

        Resolution = resolution;
        _pixels = fixedPixels.ToArray();
        Bounds = BoundsOf(_pixels, resolution);
        HasBoth = _pixels.AsSpan().Contains((byte)0) && _pixels.AsSpan().Contains((byte)1);
    }

    /// <summary>R.</summary>
    public int Resolution { get; }

    /// <summary>Whether some pixels stay and some may move. A mask of one kind only is no mask: the reference tool leaves the term out, and so do we.</summary>
    public bool HasBoth { get; }

    /// <summary>Row-major <c>[R, R]</c>: 1 stays, 0 may move.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>The smallest rectangle around the pixels that stay.</summary>
    internal PixelRect Bounds { get; }

    private static PixelRect BoundsOf(ReadOnlySpan<byte> pixels, int resolution)
    {
        PixelRect bounds = default;
        for (int y = 0; y < resolution; y++)
        {
            ReadOnlySpan<byte> row = pixels.Slice(y * resolution, resolution);
            int left = row.IndexOf((byte)1);
            if (left >= 0)
            {
                PixelRect run = new(y, left, y + 1, row.LastIndexOf((byte)1) + 1);
                bounds = bounds.IsEmpty ? run : bounds.Bound(run);
            }
        }

        return bounds;
    }
}
