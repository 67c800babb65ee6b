namespace DragGan.Numerics;

/// <summary>A float32 map, channels last: <c>[H, W, C]</c>, one pixel's channels contiguous.</summary>
/// <remarks>Owns its memory. Passed by reference between layers and reused at every step; nothing in the step path creates one.</remarks>
public sealed class FeatureMap
{
    /// <summary>Creates a zeroed map.</summary>
    /// <param name="height">H, in cells; at least 1.</param>
    /// <param name="width">W, in cells; at least 1.</param>
    /// <param name="channels">C; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not positive, or the map would hold more than 2³¹ elements.</exception>
    public FeatureMap(int height, int width, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)height * width * channels, int.MaxValue, nameof(channels));
        (Height, Width, Channels) = (height, width, channels);
        Buffer = new FloatBuffer(height * width * channels);
    }

    /// <summary>H, in cells.</summary>
    public int Height { get; }

    /// <summary>W, in cells.</summary>
    public int Width { get; }

    /// <summary>C.</summary>
    public int Channels { get; }

    /// <summary>The memory, row-major <c>[H, W, C]</c>.</summary>
    public FloatBuffer Buffer { get; }

    /// <summary>All elements, row-major <c>[H, W, C]</c>.</summary>
    public Span<float> Data => Buffer.Span;

    /// <summary>Row <paramref name="y"/>: <c>W · C</c> contiguous elements.</summary>
    public Span<float> Row(int y) => Buffer.Span.Slice(y * Width * Channels, Width * Channels);

    /// <summary>The channels of one pixel: C contiguous elements.</summary>
    public Span<float> Pixel(int y, int x) => Buffer.Span.Slice(((y * Width) + x) * Channels, Channels);
}
