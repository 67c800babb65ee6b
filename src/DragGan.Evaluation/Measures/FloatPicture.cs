using DragGan.Imaging;
using DragGan.Numerics;

namespace DragGan.Evaluation;

/// <summary>A square colour picture as numbers from -1 to 1, rows from the top, the three colours of a pixel side by side.</summary>
public sealed class FloatPicture
{
    private readonly float[] _values;

    private FloatPicture(int size, float[] values) => (Size, _values) = (size, values);

    /// <summary>Pixels along a side.</summary>
    public int Size { get; }

    /// <summary><c>[Size, Size, 3]</c>.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>A network's picture, cut to -1…1; a copy.</summary>
    /// <param name="picture"><c>[R, R, 3]</c>.</param>
    public static FloatPicture Of(FeatureMap picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        RequireSquare(picture.Width, picture.Height, picture.Channels);
        float[] values = new float[picture.Data.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Clamp(picture.Data[i], -1, 1);
        }

        return new(picture.Width, values);
    }

    /// <summary>A picture of bytes: value / 127.5 - 1.</summary>
    /// <param name="image">Square, of three channels.</param>
    public static FloatPicture Of(RasterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        RequireSquare(image.Width, image.Height, image.Channels);
        float[] values = new float[image.Pixels.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (image.Pixels[i] / 127.5f) - 1;
        }

        return new(image.Width, values);
    }

    /// <summary>As bytes, rounded as every StyleGAN tool does.</summary>
    public RasterImage ToImage()
    {
        RasterImage image = new(Size, Size, PixelLayout.Rgb);
        for (int i = 0; i < _values.Length; i++)
        {
            image.Pixels[i] = (byte)Math.Clamp((_values[i] * 127.5f) + 128, 0, 255);
        }

        return image;
    }

    private static void RequireSquare(int width, int height, int channels)
    {
        if (width != height || channels != 3)
        {
            throw new ArgumentException($"The picture is {width} x {height} in {channels} channels; expected a square one in colour.");
        }
    }
}
