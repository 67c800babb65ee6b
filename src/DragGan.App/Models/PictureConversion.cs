using DragGan.App.CommandLine;
using DragGan.Imaging;
using DragGan.Numerics;

namespace DragGan.App.Models;

/// <summary>From the network's numbers to pixels.</summary>
internal static class PictureConversion
{
    /// <summary>Pixels as every StyleGAN tool makes them: trunc(clamp(127.5 x + 128, 0, 255)).</summary>
    /// <param name="picture"><c>[R, R, 3]</c> colours or <c>[R, R, 1]</c> gray, about -1 … 1.</param>
    /// <exception cref="InputException">A value is NaN: the model's weights lead out of the numbers.</exception>
    public static RasterImage ToImage(FeatureMap picture)
    {
        PixelLayout layout = picture.Channels switch
        {
            1 => PixelLayout.Gray,
            3 => PixelLayout.Rgb,
            _ => throw new InputException($"The model makes pictures of {picture.Channels} channels; only gray (1) and colour (3) can be saved."),
        };

        RasterImage image = new(picture.Width, picture.Height, layout);
        ReadOnlySpan<float> values = picture.Data;
        for (int i = 0; i < values.Length; i++)
        {
            float value = (values[i] * 127.5f) + 128;
            if (float.IsNaN(value))
            {
                throw new InputException(
                    "The picture holds values that are not numbers. The model's weights are damaged, or too large: fetch the file again, or use another model.");
            }

            image.Pixels[i] = (byte)Math.Clamp(value, 0, 255);
        }

        return image;
    }
}
