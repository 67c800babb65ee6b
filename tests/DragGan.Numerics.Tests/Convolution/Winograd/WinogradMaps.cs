using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Convolution.Winograd;

/// <summary>Maps that show what was read or left that should not have been, and the tolerance of single outputs.</summary>
internal static class WinogradMaps
{
    /// <summary>A map of NaN: whatever is not overwritten shows.</summary>
    public static FeatureMap NotANumber(int height, int width, int channels)
    {
        FeatureMap map = new(height, width, channels);
        map.Data.Fill(float.NaN);
        return map;
    }

    /// <summary>A map with a border of zeros in memory that goes on with NaN: a patch that reads too far shows.</summary>
    public static PatchMap BeforeNotANumber(ReferenceMap inside)
    {
        FeatureMap padded = inside.ToPadded(1);
        FloatBuffer memory = new(padded.Length + (8 * padded.Width * padded.Channels));
        memory.Span.Fill(float.NaN);
        padded.Data.CopyTo(memory.Span);
        PatchMap patches = new(memory, padded.Channels);
        patches.Begin();
        patches.Add(new PixelRect(-1, -1, inside.Height + 1, inside.Width + 1));
        return patches;
    }

    /// <summary>
    /// Products of two uniform values in [-1, 1) have a standard deviation of 1/3, so sums of n are √n / 3 large.
    /// 2e-5 of that is ten times the usual error: one output may be unlucky, a wrong one is not off by so little.
    /// </summary>
    public static void AssertClose(ReferenceMap expected, ReadOnlySpan<float> actual, int terms) =>
        Assert.InRange(Numeric.LargestDifference(expected.ToFloats(), actual), 0, 2e-5 * Math.Sqrt(terms) / 3);
}
