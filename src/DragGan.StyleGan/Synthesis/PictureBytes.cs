using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>From the network's values to the bytes of a picture: trunc(clamp(127.5 x + 128, 0, 255)).</summary>
public static class PictureBytes
{
    /// <summary>Converts a picture.</summary>
    /// <param name="picture"><c>[R, R, 3]</c>, about -1 … 1.</param>
    /// <param name="bytes">Receives one byte per value, interleaved as in <paramref name="picture"/>.</param>
    /// <exception cref="ArgumentException">There is not one byte per value.</exception>
    /// <exception cref="NotFiniteNumberException">A value is NaN: the weights or the latent are damaged.</exception>
    public static void Convert(FeatureMap picture, Span<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ReadOnlySpan<float> values = picture.Data;
        if (bytes.Length != values.Length)
        {
            throw new ArgumentException($"The picture has {values.Length} values, but there is room for {bytes.Length}.", nameof(bytes));
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsNaN(values[i]))
            {
                throw new NotFiniteNumberException(
                    $"The picture holds values that are not numbers, the first at x {i / picture.Channels % picture.Width}, y {i / picture.Channels / picture.Width}. "
                    + "The model's weights are damaged or too large, or the latent lies far outside what it knows: fetch the model again, or start from a seed.");
            }

            bytes[i] = (byte)Math.Clamp((values[i] * 127.5f) + 128, 0, 255);
        }
    }
}
