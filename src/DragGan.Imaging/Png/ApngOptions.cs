using System.IO.Compression;

namespace DragGan.Imaging;

/// <summary>What an animation says beside its frames.</summary>
public sealed record ApngOptions
{
    /// <summary>How many frames will be added, or null if not known yet; then the stream must seek. At least 1.</summary>
    public int? FrameCount
    {
        get;
        init
        {
            if (value is int count)
            {
                ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count, nameof(value));
            }

            field = value;
        }
    }

    /// <summary>How often the animation plays; 0, the default, plays it for ever.</summary>
    public int Loops
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Texts by keyword, as for <see cref="PngWriter.Write"/>, or null.</summary>
    public IReadOnlyDictionary<string, string>? Text { get; init; }

    /// <summary>How hard to compress; every level keeps every pixel.</summary>
    public CompressionLevel Level { get; init; } = CompressionLevel.Optimal;
}
