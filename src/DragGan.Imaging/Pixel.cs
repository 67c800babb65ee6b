namespace DragGan.Imaging;

/// <summary>Arithmetic on 8-bit colour values; the one place that says how they round.</summary>
internal static class Pixel
{
    /// <summary>Y′ = 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601) on code values, times 1000 so that it is exact.</summary>
    public static int LumaThousandths(int r, int g, int b) => (299 * r) + (587 * g) + (114 * b);

    /// <summary><see cref="LumaThousandths"/> rounded to the nearest whole value.</summary>
    public static byte Luma(int r, int g, int b) => (byte)((LumaThousandths(r, g, b) + 500) / 1000);

    /// <summary>Lays <paramref name="value"/> with coverage <paramref name="alpha"/> (0 to 255) over <paramref name="under"/>, rounded to the nearest.</summary>
    public static byte Over(int value, int alpha, int under) => (byte)(((value * alpha) + (under * (255 - alpha)) + 127) / 255);
}
