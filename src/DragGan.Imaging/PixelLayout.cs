using System.Diagnostics.CodeAnalysis;

namespace DragGan.Imaging;

/// <summary>What the bytes of one pixel mean. The value is the number of bytes per pixel.</summary>
[SuppressMessage("Design", "CA1008:Enums should have zero value", Justification = "A pixel of zero bytes does not exist; the value is the byte count.")]
public enum PixelLayout
{
    /// <summary>One byte of brightness, 0 black to 255 white.</summary>
    Gray = 1,

    /// <summary>Red, green, blue.</summary>
    Rgb = 3,

    /// <summary>Red, green, blue and alpha, 0 transparent to 255 opaque; colours are not multiplied by alpha.</summary>
    Rgba = 4,
}
