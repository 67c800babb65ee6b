namespace DragGan.Imaging;

/// <summary>Changes the size of pictures. Sums are exact and rounded once, so results are the same on every machine.</summary>
/// <remarks>
/// Values are mixed as they stand (sRGB code values). Colours of Rgba pictures count by their alpha, so what hides under transparent pixels
/// never shows at their edges.
/// </remarks>
public static class Resampler
{
    /// <summary>Interpolates between the four nearest pixels, whose centres lie half a pixel inside; edges repeat.</summary>
    /// <remarks>Meant for enlarging. To less than half the size it skips pixels; use <see cref="Area"/> there.</remarks>
    /// <param name="image">The picture; not changed.</param>
    /// <param name="width">New width, at least 1.</param>
    /// <param name="height">New height, at least 1.</param>
    /// <returns>A new picture of the same layout.</returns>
    public static RasterImage Bilinear(RasterImage image, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        RasterImage resized = new(width, height, image.Layout); // checks the size
        Resample(image, AxisTaps.Bilinear(image.Width, width), AxisTaps.Bilinear(image.Height, height), resized);
        return resized;
    }

    /// <summary>Averages the area each new pixel covers, pixels cut by its border counted in part.</summary>
    /// <remarks>Meant for making smaller, by any factor. Enlarging with it gives blocks.</remarks>
    /// <inheritdoc cref="Bilinear"/>
    public static RasterImage Area(RasterImage image, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        RasterImage resized = new(width, height, image.Layout);
        Resample(image, AxisTaps.Area(image.Width, width), AxisTaps.Area(image.Height, height), resized);
        return resized;
    }

    private static void Resample(RasterImage from, AxisTaps columns, AxisTaps rows, RasterImage to)
    {
        Span<long> sums = stackalloc long[to.Channels];
        long total = columns.Total * rows.Total;
        for (int y = 0; y < to.Height; y++)
        {
            Span<byte> destination = to.Row(y);
            for (int x = 0; x < to.Width; x++)
            {
                sums.Clear();
                Sum(from, columns.Start(x), columns.Weights(x), rows.Start(y), rows.Weights(y), sums);
                Store(sums, total, destination.Slice(x * to.Channels, to.Channels));
            }
        }
    }

    /// <summary>Σ weight · value per channel; with alpha Σ weight · alpha · colour and Σ weight · alpha.</summary>
    private static void Sum(
        RasterImage from, int left, ReadOnlySpan<long> columnWeights, int top, ReadOnlySpan<long> rowWeights, Span<long> sums)
    {
        int channels = from.Channels;
        for (int j = 0; j < rowWeights.Length; j++)
        {
            ReadOnlySpan<byte> pixel = from.Row(top + j)[(left * channels)..];
            for (int i = 0; i < columnWeights.Length; i++)
            {
                long weight = columnWeights[i] * rowWeights[j];
                if (channels == 4)
                {
                    weight *= pixel[3];
                    sums[3] += weight;
                }

                for (int c = 0; c < Math.Min(channels, 3); c++)
                {
                    sums[c] += weight * pixel[c];
                }

                pixel = pixel[channels..];
            }
        }
    }

    private static void Store(ReadOnlySpan<long> sums, long total, Span<byte> pixel)
    {
        long colorTotal = pixel.Length == 4 ? sums[3] : total;
        for (int c = 0; c < Math.Min(pixel.Length, 3); c++)
        {
            pixel[c] = colorTotal == 0 ? (byte)0 : (byte)((sums[c] + (colorTotal / 2)) / colorTotal);
        }

        if (pixel.Length == 4)
        {
            pixel[3] = (byte)((sums[3] + (total / 2)) / total);
        }
    }
}
