using DragGan.Numerics;

namespace DragGan.Dragging.Tests;

/// <summary>Maps and masks for the tests.</summary>
internal static class Maps
{
    /// <summary>The same values as a map of the engine.</summary>
    public static FeatureMap ToFeatureMap(this ReferenceMap reference)
    {
        FeatureMap map = new(reference.Height, reference.Width, reference.Channels);
        reference.ToFloats().CopyTo(map.Data);
        return map;
    }

    /// <summary>Values everywhere, so that what is not overwritten shows.</summary>
    public static FeatureMap Filled(int cells, int channels, float value)
    {
        FeatureMap map = new(cells, cells, channels);
        map.Data.Fill(value);
        return map;
    }

    /// <summary>A mask from a rule.</summary>
    public static FixedRegion Region(int resolution, Func<int, int, bool> isFixed)
    {
        byte[] pixels = new byte[resolution * resolution];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(isFixed(i % resolution, i / resolution) ? 1 : 0);
        }

        return new FixedRegion(resolution, pixels);
    }

    /// <summary>A mask without any order in it; about half the pixels are fixed.</summary>
    public static FixedRegion Speckled(int resolution, int seed)
    {
        float[] noise = Numeric.Uniform(resolution * resolution, seed);
        return Region(resolution, (x, y) => noise[(y * resolution) + x] > 0);
    }
}
