namespace DragGan.Imaging;

/// <summary>A picture in memory: 8 bits per value, rows from the top, pixels from the left, values interleaved, no padding.</summary>
/// <remarks>The value of channel c of the pixel (x, y) is <c>Pixels[(((y * Width) + x) * Channels) + c]</c>. Colours are sRGB code values.</remarks>
public sealed class RasterImage
{
    /// <summary>Makes a picture of zeros: black, and transparent where the layout has alpha.</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="layout">Meaning of a pixel's bytes.</param>
    /// <exception cref="ArgumentException">A size is below 1, the layout is unknown, or the picture needs more bytes than one array can hold.</exception>
    public RasterImage(int width, int height, PixelLayout layout)
        : this(width, height, layout, new byte[ByteCount(width, height, layout)])
    {
    }

    /// <summary>Wraps pixels that already exist. The array is not copied and belongs to the picture from here on.</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="layout">Meaning of a pixel's bytes.</param>
    /// <param name="pixels">Exactly <c>width * height * channels</c> bytes.</param>
    /// <exception cref="ArgumentException">A size is below 1, the layout is unknown, or the array has another length.</exception>
    public RasterImage(int width, int height, PixelLayout layout, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        int expected = ByteCount(width, height, layout);
        if (pixels.Length != expected)
        {
            throw new ArgumentException(
                $"A picture of {width} x {height} {layout} pixels needs {expected} bytes, but {pixels.Length} were given.", nameof(pixels));
        }

        (Width, Height, Layout, Pixels) = (width, height, layout, pixels);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Meaning of a pixel's bytes.</summary>
    public PixelLayout Layout { get; }

    /// <summary>Bytes per pixel: 1, 3 or 4.</summary>
    public int Channels => (int)Layout;

    /// <summary>Bytes per row.</summary>
    public int Stride => Width * Channels;

    /// <summary>All values, row-major <c>[Height, Width, Channels]</c>; the picture's own memory, writable.</summary>
    public byte[] Pixels { get; }

    /// <summary>One row as the picture's own memory, <c>[Width, Channels]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="y"/> is not a row of the picture.</exception>
    public Span<byte> Row(int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
        return Pixels.AsSpan(y * Stride, Stride);
    }

    /// <summary>A copy that shares no memory with this picture.</summary>
    public RasterImage Clone() => new(Width, Height, Layout, [.. Pixels]);

    /// <summary>A copy in another layout, with alpha laid over white where the new layout has none.</summary>
    /// <inheritdoc cref="ToLayout(PixelLayout, PixelColor)"/>
    public RasterImage ToLayout(PixelLayout layout) => ToLayout(layout, PixelColor.White);

    /// <summary>A copy in another layout. Always a new picture, also when the layout stays.</summary>
    /// <remarks>
    /// Gray becomes equal red, green and blue; colour becomes gray by the luma of ITU-R BT.601; alpha is added as opaque.
    /// Where alpha is lost the picture is laid over <paramref name="background"/>, never just dropped.
    /// </remarks>
    /// <param name="layout">The layout wanted.</param>
    /// <param name="background">What shows through where the picture is transparent; its own alpha is ignored.</param>
    /// <exception cref="ArgumentException">The layout is unknown.</exception>
    public RasterImage ToLayout(PixelLayout layout, PixelColor background)
    {
        RasterImage converted = new(Width, Height, layout);
        LayoutConversion.Convert(this, converted, background);
        return converted;
    }

    /// <summary>Bytes of a picture of this size, checked.</summary>
    private static int ByteCount(int width, int height, PixelLayout layout)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (layout is not (PixelLayout.Gray or PixelLayout.Rgb or PixelLayout.Rgba))
        {
            throw new ArgumentOutOfRangeException(nameof(layout), layout, "The layout must be Gray, Rgb or Rgba.");
        }

        Int128 bytes = (Int128)width * height * (int)layout; // up to 2^64, which 64 bits with a sign cannot hold
        if (bytes > Array.MaxLength)
        {
            throw new ArgumentException(
                $"A picture of {width} x {height} {layout} pixels needs {bytes:N0} bytes; at most {Array.MaxLength:N0} are possible.", nameof(width));
        }

        return (int)bytes;
    }
}
