using DragGan.Imaging;

namespace DragGan.Page.Tests.Driving;

/// <summary>Pictures compared.</summary>
internal static class Pixels
{
    /// <summary>The mean absolute difference of all values, 0 … 255.</summary>
    public static double Difference(RasterImage one, RasterImage other)
    {
        Assert.Equal((one.Width, one.Height, one.Layout), (other.Width, other.Height, other.Layout));
        return one.Pixels.Zip(other.Pixels, (a, b) => Math.Abs(a - b)).Average();
    }

    /// <summary>How many pixels differ in any value, of those that are asked about.</summary>
    public static int Differing(RasterImage one, RasterImage other, Func<int, int, bool> about)
    {
        int count = 0;
        for (int y = 0; y < one.Height; y++)
        {
            for (int x = 0; x < one.Width; x++)
            {
                int at = one.Channels * x, length = one.Channels;
                count += about(x, y) && !one.Row(y).Slice(at, length).SequenceEqual(other.Row(y).Slice(at, length)) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>A PNG file's pixels, without their opacity.</summary>
    public static RasterImage Read(byte[] png) => PngReader.Read(new MemoryStream(png)).Raster.ToLayout(PixelLayout.Rgb);
}
