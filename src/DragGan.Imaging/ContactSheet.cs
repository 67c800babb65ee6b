namespace DragGan.Imaging;

/// <summary>Lays pictures out in a grid.</summary>
public static class ContactSheet
{
    /// <summary>Composes a grid, filled row by row from the left; places left over in the last row show the background.</summary>
    /// <param name="images">At least one picture, all of one size and layout; not changed.</param>
    /// <param name="columns">Pictures in a row, at least 1. A sheet of fewer pictures is only as wide as it needs to be.</param>
    /// <param name="gap">Pixels between pictures and around them all, 0 or more.</param>
    /// <param name="background">Colour of the gaps; in the pictures' layout, so gray sheets take its luma and sheets without alpha its colour.</param>
    /// <returns>A new picture in the layout of the others.</returns>
    /// <exception cref="ArgumentException">There is no picture, they differ in size or layout, or the sheet is too large for one picture.</exception>
    public static RasterImage Compose(IReadOnlyList<RasterImage> images, int columns, int gap, PixelColor background)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        RequireEqual(images);

        RasterImage first = images[0];
        columns = Math.Min(columns, images.Count);
        int rows = (images.Count + columns - 1) / columns;
        RasterImage sheet = new(Extent(columns, first.Width, gap), Extent(rows, first.Height, gap), first.Layout);
        Fill(sheet, background);
        for (int i = 0; i < images.Count; i++)
        {
            int left = gap + (i % columns * (first.Width + gap)), top = gap + (i / columns * (first.Height + gap));
            for (int y = 0; y < first.Height; y++)
            {
                images[i].Row(y).CopyTo(sheet.Row(top + y)[(left * sheet.Channels)..]);
            }
        }

        return sheet;
    }

    private static void RequireEqual(IReadOnlyList<RasterImage> images)
    {
        if (images.Count == 0)
        {
            throw new ArgumentException("A sheet needs at least one picture.", nameof(images));
        }

        RasterImage first = images[0];
        for (int i = 1; i < images.Count; i++)
        {
            RasterImage image = images[i];
            if (image.Width != first.Width || image.Height != first.Height || image.Layout != first.Layout)
            {
                throw new ArgumentException(
                    $"Picture {i} is {image.Width} x {image.Height} {image.Layout}, but picture 0 is {first.Width} x {first.Height} {first.Layout}; "
                    + "a sheet takes pictures of one size and layout.", nameof(images));
            }
        }
    }

    /// <summary>Pixels along one side of the sheet.</summary>
    private static int Extent(int count, int size, int gap)
    {
        long extent = gap + (count * ((long)size + gap));
        return extent <= int.MaxValue
            ? (int)extent
            : throw new ArgumentException($"A sheet of {count} times {size} pixels with gaps of {gap} would be {extent:N0} pixels long.", nameof(gap));
    }

    private static void Fill(RasterImage sheet, PixelColor color)
    {
        Span<byte> pixel = stackalloc byte[sheet.Channels];
        LayoutConversion.Store(pixel, sheet.Layout, color, color);
        for (int i = 0; i < sheet.Pixels.Length; i += pixel.Length)
        {
            pixel.CopyTo(sheet.Pixels.AsSpan(i));
        }
    }
}
