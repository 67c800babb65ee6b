namespace DragGan.Imaging;

/// <summary>A colour as it stands in a pixel: sRGB code values, not multiplied by alpha.</summary>
/// <param name="R">Red.</param>
/// <param name="G">Green.</param>
/// <param name="B">Blue.</param>
/// <param name="A">Alpha, 0 transparent to 255 opaque (the default).</param>
public readonly record struct PixelColor(byte R, byte G, byte B, byte A = 255)
{
    /// <summary>Opaque black.</summary>
    public static PixelColor Black { get; } = new(0, 0, 0);

    /// <summary>Opaque white.</summary>
    public static PixelColor White { get; } = new(255, 255, 255);

    /// <summary>Brightness of the colour without its alpha, 0 to 255, rounded to the nearest: the luma of ITU-R BT.601.</summary>
    public byte Luma => Pixel.Luma(R, G, B);
}
