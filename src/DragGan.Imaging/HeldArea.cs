namespace DragGan.Imaging;

/// <summary>Holds the fixed area of a mask exactly: its pixels come from the start's picture, with a smooth ramp outside its edge.</summary>
/// <remarks>
/// <code>
/// out = a start + (1 - a) now        a = 1 on fixed pixels;  1 - smoothstep(d / (feather + 1)) at a distance d from the nearest one
/// </code>
/// The ramp lies on the movable side alone, so every fixed pixel is the start's to the bit. Immutable; the weights are worked out once for each mask.
/// </remarks>
public sealed class HeldArea
{
    /// <summary>Weight of the start's pixel, 0 … 255, row-major.</summary>
    private readonly byte[] _weights;

    /// <summary>Works out the weights.</summary>
    /// <param name="mask">What must stay.</param>
    /// <param name="feather">Width of the ramp, in pixels; 0 is a hard edge.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is negative or not finite.</exception>
    public HeldArea(EditMask mask, double feather)
    {
        ArgumentNullException.ThrowIfNull(mask);
        if (!(feather >= 0 && double.IsFinite(feather)))
        {
            throw new ArgumentOutOfRangeException(nameof(feather), feather, "The feather must be a finite number, at least 0.");
        }

        (Width, Height, _weights) = (mask.Width, mask.Height, new byte[mask.Fixed.Length]);
        double[] squares = DistanceTransform.Squares(mask.Fixed, mask.Width, mask.Height);
        for (int i = 0; i < squares.Length; i++)
        {
            double t = Math.Min(Math.Sqrt(squares[i]) / (feather + 1), 1);
            _weights[i] = (byte)Math.Round(255 * (1 - (t * t * (3 - (2 * t)))));
        }
    }

    /// <summary>Pixels in a row of the pictures.</summary>
    public int Width { get; }

    /// <summary>Rows of the pictures.</summary>
    public int Height { get; }

    /// <summary>The width of a ramp that looks soft and stays near the edge: 1/40 of the picture's width, at least 2, in pixels.</summary>
    /// <param name="width">The picture's width, in pixels.</param>
    public static double FeatherFor(int width) => Math.Max(width / 40.0, 2);

    /// <summary>Puts the start's pixels back into a later picture.</summary>
    /// <param name="now">The later picture; not changed.</param>
    /// <param name="start">The picture the edit began with; not changed.</param>
    /// <returns>A new picture.</returns>
    /// <exception cref="ArgumentException">The pictures differ in layout, or one is not of the mask's size.</exception>
    public RasterImage Compose(RasterImage now, RasterImage start)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(start);
        if (now.Layout != start.Layout)
        {
            throw new ArgumentException($"The pictures differ in layout: {now.Layout} and {start.Layout}.", nameof(start));
        }

        RequireSize(now, nameof(now));
        RequireSize(start, nameof(start));
        RasterImage composed = now.Clone();
        Span<byte> to = composed.Pixels;
        ReadOnlySpan<byte> from = start.Pixels;
        int channels = now.Channels;
        for (int i = 0; i < _weights.Length; i++)
        {
            if (_weights[i] is byte weight and not 0)
            {
                for (int c = i * channels; c < (i + 1) * channels; c++)
                {
                    to[c] = Pixel.Over(from[c], weight, to[c]);
                }
            }
        }

        return composed;
    }

    private void RequireSize(RasterImage image, string name)
    {
        if (image.Width != Width || image.Height != Height)
        {
            throw new ArgumentException($"The picture is {image.Width} x {image.Height} pixels, but the mask is {Width} x {Height}.", name);
        }
    }
}
