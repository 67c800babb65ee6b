namespace DragGan.Imaging.Tests;

/// <summary>Pictures with nothing regular in them, the same on every run.</summary>
internal static class TestPictures
{
    /// <summary>Uniform noise.</summary>
    public static RasterImage Noise(int width, int height, PixelLayout layout, int seed = 1)
    {
        RasterImage image = new(width, height, layout);
        new Random(seed).NextBytes(image.Pixels);
        return image;
    }

    /// <summary>A slope with a little noise on it, so that every filter wins somewhere.</summary>
    public static RasterImage Slope(int width, int height, PixelLayout layout, int seed = 1)
    {
        Random random = new(seed);
        RasterImage image = new(width, height, layout);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            int x = i % image.Stride / image.Channels, y = i / image.Stride;
            image.Pixels[i] = (byte)((3 * x) + (5 * y) + (40 * (i % image.Channels)) + random.Next(3));
        }

        return image;
    }
}
