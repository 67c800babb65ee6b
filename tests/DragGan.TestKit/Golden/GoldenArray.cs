using System.Collections.Immutable;

namespace DragGan.TestKit;

/// <summary>One array of a golden safetensors file.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its extents, outermost first.</param>
/// <param name="Values">Its values in row-major order; bytes are 0 … 255.</param>
public sealed record GoldenArray(string Name, ImmutableArray<int> Shape, float[] Values)
{
    /// <summary>A map stored channels first, <c>[C, H, W]</c>, in the order of this program's maps, <c>[H, W, C]</c>.</summary>
    /// <exception cref="InvalidOperationException">The array does not have three axes.</exception>
    public float[] ToChannelsLast()
    {
        if (Shape.Length != 3)
        {
            throw new InvalidOperationException($"'{Name}' has {Shape.Length} axes, expected [C, H, W].");
        }

        int channels = Shape[0], cells = Shape[1] * Shape[2];
        float[] last = new float[Values.Length];
        for (int i = 0; i < last.Length; i++)
        {
            last[i] = Values[(i % channels * cells) + (i / channels)];
        }

        return last;
    }
}
