using DragGan.Imaging;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>From the network's numbers to pixels.</summary>
internal static class PicturePixels
{
    /// <summary>Pixels as every StyleGAN tool makes them: trunc(clamp(127.5 x + 128, 0, 255)).</summary>
    /// <param name="picture"><c>[R, R, 3]</c> colours or <c>[R, R, 1]</c> gray, about -1 … 1.</param>
    /// <exception cref="EditException">Invalid: a value is NaN, or there is another number of channels.</exception>
    public static RasterImage ToImage(FeatureMap picture)
    {
        PixelLayout layout = picture.Channels switch
        {
            1 => PixelLayout.Gray,
            3 => PixelLayout.Rgb,
            _ => throw new EditException(EditFault.Invalid, $"The model makes pictures of {picture.Channels} channels; only gray (1) and colour (3) can be shown."),
        };

        RasterImage image = new(picture.Width, picture.Height, layout);
        try
        {
            PictureBytes.Convert(picture, image.Pixels);
        }
        catch (NotFiniteNumberException error)
        {
            throw new EditException(EditFault.Invalid, error.Message, error);
        }

        return image;
    }
}
