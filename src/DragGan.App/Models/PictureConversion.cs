using DragGan.App.CommandLine;
using DragGan.Imaging;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.App.Models;

/// <summary>From the network's numbers to pixels.</summary>
internal static class PictureConversion
{
    /// <summary>Pixels as every StyleGAN tool makes them: trunc(clamp(127.5 x + 128, 0, 255)).</summary>
    /// <param name="picture"><c>[R, R, 3]</c> colours or <c>[R, R, 1]</c> gray, about -1 … 1.</param>
    /// <exception cref="NotFiniteNumberException">A value is NaN: the model's weights lead out of the numbers.</exception>
    /// <exception cref="InputException">Pictures of that many channels cannot be saved.</exception>
    public static RasterImage ToImage(FeatureMap picture)
    {
        PixelLayout layout = picture.Channels switch
        {
            1 => PixelLayout.Gray,
            3 => PixelLayout.Rgb,
            _ => throw new InputException($"The model makes pictures of {picture.Channels} channels; only gray (1) and colour (3) can be saved."),
        };

        RasterImage image = new(picture.Width, picture.Height, layout);
        PictureBytes.Convert(picture, image.Pixels);
        return image;
    }
}
