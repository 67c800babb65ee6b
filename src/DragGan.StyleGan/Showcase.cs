using System.Collections.Immutable;
using System.Globalization;

namespace DragGan.StyleGan;

/// <summary>What a model's maker would show first. Told by the file's metadata; a hint for hosts, without any effect on what is computed.</summary>
/// <param name="Seeds">Seeds of pictures that show the model's range, the best first; at least one.</param>
/// <param name="Truncation">The truncation they were chosen with; finite.</param>
/// <param name="Drag">A drag that shows what the first of these pictures can do; null if none is told.</param>
public sealed record Showcase(ImmutableArray<uint> Seeds, float Truncation, ShowcaseDrag? Drag)
{
    /// <summary>Metadata keys: seeds joined by commas, one number, and "x y x y" in pixels, from and to.</summary>
    internal const string SeedsKey = "showcase_seeds", TruncationKey = "showcase_truncation", DragKey = "showcase_drag";

    private const int MostSeeds = 48;

    /// <summary>Reads what metadata tells.</summary>
    /// <returns>Null if they tell nothing, or nothing that can be understood: a model is not refused for its advertisement.</returns>
    internal static Showcase? Of(IReadOnlyDictionary<string, string> metadata)
    {
        List<uint> seeds = [];
        foreach (string text in metadata.GetValueOrDefault(SeedsKey, string.Empty).Split(',', MostSeeds + 1, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint seed))
            {
                return null;
            }

            seeds.Add(seed);
        }

        float truncation = Number(metadata.GetValueOrDefault(TruncationKey, "1")) ?? 1;
        return seeds.Count is > 0 and <= MostSeeds ? new([.. seeds], truncation, ShowcaseDrag.Of(metadata.GetValueOrDefault(DragKey, string.Empty))) : null;
    }

    internal static float? Number(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) && float.IsFinite(number) ? number : null;
}

/// <summary>A drag of one place, in pixels of the picture.</summary>
/// <param name="FromX">The handle, from the left.</param>
/// <param name="FromY">The handle, from the top.</param>
/// <param name="ToX">The target, from the left.</param>
/// <param name="ToY">The target, from the top.</param>
public sealed record ShowcaseDrag(float FromX, float FromY, float ToX, float ToY)
{
    internal static ShowcaseDrag? Of(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Showcase.Number).ToArray() is [float fromX, float fromY, float toX, float toY]
            ? new(fromX, fromY, toX, toY)
            : null;
}
