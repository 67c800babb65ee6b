namespace DragGan.Imaging;

/// <summary>How much a PNG file from outside may ask for. Everything is checked before memory is taken.</summary>
public sealed record PngLimits
{
    /// <summary>The limits used when none are given.</summary>
    public static PngLimits Default { get; } = new();

    /// <summary>Largest width or height, in pixels. At least 1; default 16,384.</summary>
    public int Side
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 16_384;

    /// <summary>Largest width times height, in pixels. 1 to 128 Mi; default 64 Mi (67,108,864), which is 256 MiB as RGBA.</summary>
    /// <remarks>Up to the upper end, a picture and its widest row fit into one array each whatever the file says.</remarks>
    public int Pixels
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 128 << 20);
            field = value;
        }
    } = 64 << 20;

    /// <summary>Largest file, in bytes; the file is held in memory while it is read. 1 to 1 Gi; default 256 MiB.</summary>
    public int FileBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
            field = value;
        }
    } = 256 << 20;

    /// <summary>Most bytes of text metadata after decompression, all texts together; 0 skips all text unread. Default 4 MiB.</summary>
    /// <remarks>Each text counts 64 bytes more than it is long, since a million empty texts take room too.</remarks>
    public int TextBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 4 << 20;
}
