using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>Memory that the layers use one after the other: the padded input of a convolution, and the wide result of a transposed one.</summary>
internal sealed class LayerScratch
{
    private readonly FloatBuffer _padded;
    private readonly FloatBuffer _wide;

    /// <summary>Takes enough for each of the layers, forward and reverse.</summary>
    public LayerScratch(IEnumerable<PackedLayer> layers)
    {
        int padded = 0, wide = 0;
        foreach (PackedLayer layer in layers)
        {
            int input = layer.Up ? layer.Resolution / 2 : layer.Resolution;
            padded = Math.Max(padded, Square(input + 2) * layer.InputChannels);
            padded = Math.Max(padded, Square(layer.Resolution + 4) * layer.OutputChannels);
            wide = layer.Up ? Math.Max(wide, Square(layer.Resolution + 3) * layer.OutputChannels) : wide;
        }

        (_padded, _wide) = (new FloatBuffer(padded), new FloatBuffer(wide));
    }

    /// <summary>A view for the input of a convolution, border included.</summary>
    public FeatureMap Padded(int size, int channels) => new(size, size, channels, _padded);

    /// <summary>A view for the result of a transposed convolution, the FIR's adjoint, or a passing block's output.</summary>
    public FeatureMap Wide(int size, int channels) => new(size, size, channels, _wide);

    private static int Square(int size) => size * size;
}
