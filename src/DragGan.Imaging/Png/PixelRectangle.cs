namespace DragGan.Imaging;

/// <summary>A part of a picture, in pixels; never empty.</summary>
internal readonly record struct PixelRectangle(int X, int Y, int Width, int Height)
{
    /// <summary>The whole picture.</summary>
    public static PixelRectangle All(RasterImage image) => new(0, 0, image.Width, image.Height);

    /// <summary>The smallest rectangle outside which two pictures of one size and layout agree; one pixel where they agree everywhere.</summary>
    public static PixelRectangle Changed(RasterImage before, RasterImage after)
    {
        int top = 0, bottom = after.Height;
        while (top < bottom && before.Row(top).SequenceEqual(after.Row(top)))
        {
            top++;
        }

        if (top == bottom)
        {
            return new(0, 0, 1, 1);
        }

        while (before.Row(bottom - 1).SequenceEqual(after.Row(bottom - 1)))
        {
            bottom--;
        }

        int left = after.Stride, right = 0; // in bytes; rounded out to whole pixels below
        for (int y = top; y < bottom; y++)
        {
            ReadOnlySpan<byte> was = before.Row(y), now = after.Row(y);
            int same = was.CommonPrefixLength(now);
            if (same == now.Length)
            {
                continue;
            }

            left = Math.Min(left, same);
            int end = now.Length;
            while (end > right && was[end - 1] == now[end - 1])
            {
                end--;
            }

            right = Math.Max(right, end);
        }

        int x = left / after.Channels, pastX = (right + after.Channels - 1) / after.Channels;
        return new(x, top, pastX - x, bottom - top);
    }
}
