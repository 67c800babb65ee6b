namespace DragGan.Numerics;

/// <summary>A float32 map, channels last: <c>[H, W, C]</c>, one pixel's channels contiguous.</summary>
/// <remarks>Passed by reference between layers and reused at every step; nothing in the step path creates one.</remarks>
public sealed class FeatureMap
{
    /// <summary>Creates a zeroed map.</summary>
    /// <param name="height">H, in cells; at least 1.</param>
    /// <param name="width">W, in cells; at least 1.</param>
    /// <param name="channels">C; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not positive, or the map would hold more than 2³¹ elements.</exception>
    public FeatureMap(int height, int width, int channels)
        : this(height, width, channels, memory: null)
    {
    }

    /// <summary>Views memory that several maps share, one at a time: scratch between layers.</summary>
    /// <param name="height">H, in cells; at least 1.</param>
    /// <param name="width">W, in cells; at least 1.</param>
    /// <param name="channels">C; at least 1.</param>
    /// <param name="memory">At least H · W · C elements, of any content; null for memory of its own.</param>
    /// <exception cref="ArgumentException">The memory is too small.</exception>
    public FeatureMap(int height, int width, int channels, FloatBuffer? memory)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)height * width * channels, int.MaxValue, nameof(channels));
        (Height, Width, Channels) = (height, width, channels);
        int length = height * width * channels;
        if (memory is not null && memory.Length < length)
        {
            throw new ArgumentException($"A map of {height} x {width} x {channels} needs {length} elements, but the memory holds {memory.Length}.", nameof(memory));
        }

        Buffer = memory ?? new FloatBuffer(length);
        Length = length;
    }

    /// <summary>H, in cells.</summary>
    public int Height { get; }

    /// <summary>W, in cells.</summary>
    public int Width { get; }

    /// <summary>C.</summary>
    public int Channels { get; }

    /// <summary>H · W · C.</summary>
    public int Length { get; }

    /// <summary>The memory, row-major <c>[H, W, C]</c>; longer than <see cref="Length"/> where maps share it.</summary>
    public FloatBuffer Buffer { get; }

    /// <summary>All elements, row-major <c>[H, W, C]</c>.</summary>
    public Span<float> Data => Buffer.Span[..Length];

    /// <summary>Row <paramref name="y"/>: <c>W · C</c> contiguous elements.</summary>
    public Span<float> Row(int y) => Buffer.Span.Slice(y * Width * Channels, Width * Channels);

    /// <summary>The channels of one pixel: C contiguous elements.</summary>
    public Span<float> Pixel(int y, int x) => Buffer.Span.Slice(((y * Width) + x) * Channels, Channels);
}
