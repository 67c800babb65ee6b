namespace DragGan.Imaging;

/// <summary>Which pixels of a picture an edit may change. Immutable.</summary>
/// <remarks>
/// In a mask picture white may move and black stays: a pixel may move when its luma (ITU-R BT.601, on code values) times its opacity is at
/// least half of full white, so 127 is fixed and 128 moves. Transparent pixels are therefore fixed whatever colour hides under them.
/// </remarks>
public sealed class EditMask
{
    private readonly byte[] _fixed;

    private EditMask(int width, int height, byte[] isFixed)
    {
        (Width, Height, _fixed) = (width, height, isFixed);
        FixedCount = isFixed.AsSpan().Count((byte)1);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>One byte per pixel, 1 where it must stay and 0 where it may move, row-major <c>[Height, Width]</c>.</summary>
    public ReadOnlySpan<byte> Fixed => _fixed;

    /// <summary>Pixels that must stay.</summary>
    public int FixedCount { get; }

    /// <summary>Pixels that may move.</summary>
    public int MovableCount => _fixed.Length - FixedCount;

    /// <summary>Whether some pixels stay and some may move. A mask without both says nothing or forbids everything.</summary>
    public bool HasBoth => FixedCount > 0 && MovableCount > 0;

    /// <summary>Reads a mask from a picture: white may move, black and transparent stay.</summary>
    public static EditMask FromImage(RasterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        byte[] isFixed = new byte[image.Width * image.Height];
        int channels = image.Channels;
        for (int i = 0; i < isFixed.Length; i++)
        {
            isFixed[i] = Moves(image.Pixels.AsSpan(i * channels, channels)) ? (byte)0 : (byte)1;
        }

        return new(image.Width, image.Height, isFixed);
    }

    /// <summary>Checks that the mask fits a picture pixel for pixel; a mask is never scaled, since that would move its edges.</summary>
    /// <param name="width">The picture's width, in pixels.</param>
    /// <param name="height">The picture's height, in pixels.</param>
    /// <exception cref="ImageFileException">The mask has another size.</exception>
    public void RequireSize(int width, int height)
    {
        if (Width != width || Height != height)
        {
            throw new ImageFileException(
                $"The mask is {Width} x {Height} pixels, but the picture it belongs to is {width} x {height}. "
                + "Paint the mask at exactly the picture's size: white where the picture may move, black where it stays.");
        }
    }

    /// <summary>Whether a pixel may move.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The pixel lies outside the mask.</exception>
    public bool MayMove(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(x, Width);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
        return _fixed[(y * Width) + x] == 0;
    }

    /// <summary>The mask as a gray picture: 255 where it may move, 0 where it stays. <see cref="FromImage"/> reads it back unchanged.</summary>
    public RasterImage ToImage()
    {
        RasterImage image = new(Width, Height, PixelLayout.Gray);
        for (int i = 0; i < _fixed.Length; i++)
        {
            image.Pixels[i] = _fixed[i] == 0 ? (byte)255 : (byte)0;
        }

        return image;
    }

    private static bool Moves(ReadOnlySpan<byte> pixel)
    {
        int luma = pixel.Length == 1 ? 1000 * pixel[0] : Pixel.LumaThousandths(pixel[0], pixel[1], pixel[2]);
        int alpha = pixel.Length == (int)PixelLayout.Rgba ? pixel[3] : 255;
        return 2 * luma * alpha >= 255_000 * 255; // twice 255,000 * 255 still fits 32 bits
    }
}
