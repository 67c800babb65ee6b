namespace DragGan.Imaging;

/// <summary>The visible mark "AI generated": white letters on a dark, translucent pill in the lower right corner.</summary>
public static class GeneratedMark
{
    /// <summary>Narrower pictures get the short mark, "AI". In pixels.</summary>
    public const int ShortBelow = 96;

    /// <summary>Letters smaller than this cannot be read. Cap height in pixels.</summary>
    private const int SmallestCap = 7;

    private static readonly PixelColor Ground = PixelColor.Black with { A = 150 };

    /// <summary>Draws the mark. Of a picture smaller than the mark, as much as fits.</summary>
    /// <param name="image">The picture, changed in place.</param>
    public static void Draw(RasterImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        string words = image.Width < ShortBelow ? "AI" : GeneratedMetadata.Words;
        int cap = Math.Max(SmallestCap, (int)Math.Round(image.Width / 38.0));
        MarkText text = new(words, cap);

        // Letters stand on whole pixels: half a pixel off, every stem would be gray.
        int pad = ((cap * 5) + 4) / 8, margin = (cap + 1) / 2, height = cap + (2 * pad);
        int left = image.Width - 1 - margin - (height / 2) - text.Width, baseline = image.Height - 1 - margin - pad;
        float middle = baseline - ((cap - 1) / 2f);
        Painter painter = new(image);
        painter.Line(new(left, middle), new(left + text.Width, middle), height, Ground);
        text.Draw(painter, new(left, baseline));
    }
}
