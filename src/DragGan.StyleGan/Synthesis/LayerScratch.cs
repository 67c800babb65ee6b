using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>Memory that the layers use one after the other: the patches a convolution reads, and the wide result of a transposed one.</summary>
internal sealed class LayerScratch
{
    /// <summary>Takes enough for the whole map of each of the model's layers, forward and reverse. What the last blocks need is touched by pictures alone.</summary>
    /// <param name="weights">The model.</param>
    /// <param name="winograd">Whether Winograd's convolution may be used.</param>
    public LayerScratch(SynthesisWeights weights, bool winograd)
    {
        int padded = 0, wide = 0, transformed = 0;
        foreach (PackedLayer layer in weights.Blocks.SelectMany(Layers))
        {
            int input = layer.Up ? layer.Resolution / 2 : layer.Resolution;
            padded = Math.Max(padded, Square(input + 2) * layer.InputChannels);
            padded = Math.Max(padded, Square(layer.Resolution + 4) * layer.OutputChannels);
            transformed = layer.Up ? transformed : Math.Max(transformed, WinogradScratch(layer));
            wide = layer.Up ? Math.Max(wide, Square(layer.Resolution + 3) * layer.OutputChannels) : wide;
        }

        (Padded, Wide) = (new FloatBuffer(padded), new FloatBuffer(wide));
        Winograd = winograd ? new FloatBuffer(transformed) : null;
    }

    /// <summary>For the input of a convolution, border included.</summary>
    public FloatBuffer Padded { get; }

    /// <summary>For the result of a transposed convolution, the FIR's adjoint, or a passing block's output.</summary>
    public FloatBuffer Wide { get; }

    /// <summary>For Winograd's transformed inputs; null where it is turned off.</summary>
    public FloatBuffer? Winograd { get; }

    private static int WinogradScratch(PackedLayer layer) => Math.Max(
        WinogradPass.ScratchLength(layer.Resolution, layer.Resolution, layer.InputChannels, layer.OutputChannels),
        WinogradPass.ScratchLength(layer.Resolution, layer.Resolution, layer.OutputChannels, layer.InputChannels));

    private static int Square(int size) => size * size;

    private static IEnumerable<PackedLayer> Layers(PackedBlock block) =>
        block.Conv0 is null ? [block.Conv1] : [block.Conv0, block.Conv1];
}
