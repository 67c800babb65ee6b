namespace DragGan.Imaging;

/// <summary>The visible mark "AI generated": white letters on a dark, translucent pill in the lower right corner.</summary>
public static class GeneratedMark
{
    /// <summary>Narrower pictures get the short mark, "AI".</summary>
    public const int ShortBelow = 96;

    /// <summary>Draws the mark.</summary>
    /// <param name="image">The picture, changed in place.</param>
    public static void Draw(RasterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        float height = Math.Max(13, image.Width / 20f), length = height * (image.Width < ShortBelow ? 0.8f : 5);
        new Painter(image).Line(
            new(image.Width - (height * 0.8f) - length, image.Height - height), new(image.Width - (height * 0.8f), image.Height - height), height, PixelColor.Black with { A = 150 });
    }
}
