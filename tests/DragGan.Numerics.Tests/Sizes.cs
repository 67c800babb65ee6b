using DragGan.TestKit;

namespace DragGan.Numerics.Tests;

/// <summary>Sizes that tests sweep, and maps filled from a seed.</summary>
internal static class Sizes
{
    /// <summary>1 … 67: every mix of 16-, 8- and 4-lane bodies with scalar tails.</summary>
    public static TheoryData<int> OneTo67 => [.. Enumerable.Range(1, 67)];

    /// <summary>Sizes around every multiple of a vector's width and every panel's, for products of two axes.</summary>
    public static int[] Awkward { get; } = [1, 3, 7, 8, 15, 16, 17, 31, 33, 48, 49, 64, 67];

    /// <summary>A map of values in [-1, 1).</summary>
    public static FeatureMap UniformMap(int height, int width, int channels, int seed) =>
        FilledMap(height, width, channels, Numeric.Uniform(height * width * channels, seed));

    /// <summary>A map of the given values.</summary>
    public static FeatureMap FilledMap(int height, int width, int channels, ReadOnlySpan<float> values)
    {
        FeatureMap map = new(height, width, channels);
        values.CopyTo(map.Data);
        return map;
    }

    /// <summary>The same map in double precision.</summary>
    public static ReferenceMap ToReference(this FeatureMap map) =>
        new(map.Height, map.Width, map.Channels, Numeric.ToDouble(map.Data));

    /// <summary>The reference's values as a map with a border: zeros where <paramref name="fill"/> is 0.</summary>
    public static FeatureMap ToPadded(this ReferenceMap inside, int border, float fill = 0)
    {
        FeatureMap map = new(inside.Height + (2 * border), inside.Width + (2 * border), inside.Channels);
        map.Data.Fill(fill);
        float[] values = inside.ToFloats();
        int row = inside.Width * inside.Channels;
        for (int y = 0; y < inside.Height; y++)
        {
            values.AsSpan(y * row, row).CopyTo(map.Row(y + border)[(border * inside.Channels)..]);
        }

        return map;
    }

    /// <summary>The map without its border.</summary>
    public static float[] Inside(this FeatureMap map, int border)
    {
        int row = (map.Width - (2 * border)) * map.Channels;
        float[] inside = new float[(map.Height - (2 * border)) * row];
        for (int y = border; y < map.Height - border; y++)
        {
            map.Row(y).Slice(border * map.Channels, row).CopyTo(inside.AsSpan((y - border) * row));
        }

        return inside;
    }
}
