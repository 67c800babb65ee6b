namespace DragGan.Imaging;

/// <summary>Carries pixels from one layout to another.</summary>
internal static class LayoutConversion
{
    /// <summary>Fills <paramref name="to"/>, of the same size, from <paramref name="from"/>; lost alpha is laid over <paramref name="background"/>.</summary>
    public static void Convert(RasterImage from, RasterImage to, PixelColor background)
    {
        if (from.Layout == to.Layout)
        {
            from.Pixels.CopyTo(to.Pixels, 0);
            return;
        }

        ReadOnlySpan<byte> source = from.Pixels;
        Span<byte> destination = to.Pixels;
        while (!source.IsEmpty)
        {
            Store(destination, to.Layout, Load(source, from.Layout), background);
            source = source[from.Channels..];
            destination = destination[to.Channels..];
        }
    }

    private static PixelColor Load(ReadOnlySpan<byte> pixel, PixelLayout layout) => layout switch
    {
        PixelLayout.Gray => new(pixel[0], pixel[0], pixel[0]),
        PixelLayout.Rgb => new(pixel[0], pixel[1], pixel[2]),
        _ => new(pixel[0], pixel[1], pixel[2], pixel[3]),
    };

    /// <summary>Writes one pixel; lost alpha is laid over <paramref name="background"/>.</summary>
    public static void Store(Span<byte> pixel, PixelLayout layout, PixelColor color, PixelColor background)
    {
        if (layout == PixelLayout.Rgba)
        {
            (pixel[0], pixel[1], pixel[2], pixel[3]) = (color.R, color.G, color.B, color.A);
            return;
        }

        byte r = Pixel.Over(color.R, color.A, background.R);
        byte g = Pixel.Over(color.G, color.A, background.G);
        byte b = Pixel.Over(color.B, color.A, background.B);
        if (layout == PixelLayout.Rgb)
        {
            (pixel[0], pixel[1], pixel[2]) = (r, g, b);
        }
        else
        {
            pixel[0] = Pixel.Luma(r, g, b);
        }
    }
}
