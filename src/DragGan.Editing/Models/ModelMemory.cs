using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>How much memory a model takes when it is loaded, and how it is given back.</summary>
internal static class ModelMemory
{
    /// <summary>Less is collected soon enough by itself, and everybody would only wait.</summary>
    private const long WorthCollecting = 64L << 20;

    /// <summary>Blocks whose maps are kept for the reverse pass, as a rule.</summary>
    private const int FeatureBlocks = 6;

    /// <summary>Cells of a layer's output from which on it has weights for Winograd's convolution.</summary>
    private const int FewestWinogradCells = 32 * 32;

    /// <summary>Bytes of weights and buffers once pictures were made and drags were run, found from the sizes before anything is taken.</summary>
    /// <remarks>
    /// Compared with what the garbage collector counted, for models of 64 to 1024 cells with 256 to 512 channels at most: 0.99 to 1.11 of it.
    /// Packed weights count once, and once more for the reverse pass of the first six blocks, whose maps are kept.
    /// </remarks>
    /// <param name="info">The model.</param>
    /// <param name="winograd">Whether with Winograd's convolution.</param>
    public static long Estimate(GeneratorInfo info, bool winograd)
    {
        long weights = 0, trained = 0, maps = 0, gradient = 0;
        foreach (Layer layer in Layers(info))
        {
            weights += ((layer.IsFeature ? 2 : 1) * layer.Packed) + (layer.Inputs * layer.Outputs) + layer.Area; // squared weights and noise, too
            trained += 9 * layer.Inputs * layer.Outputs;
            maps += layer.IsFeature ? layer.Area * layer.Outputs : 0;
            gradient = layer.IsFeature ? Math.Max(gradient, (layer.IsUp ? layer.Area / 4 : layer.Area) * layer.Inputs) : gradient;
        }

        long other = Math.Max(0, info.ParameterCount - trained), scratch = info.Blocks.Max(MapLength);
        long pictures = info.Blocks.Sum(block => (long)block.Resolution * block.Resolution) * info.ImageChannels;
        long floats = weights + other + maps + pictures + (2 * gradient) + (2 * scratch);
        return (floats * sizeof(float)) + (winograd ? WinogradBytes(info) + (scratch * sizeof(float)) : 0);
    }

    /// <summary>Bytes of the weights for Winograd's convolution, once all are made: four times the packed ones.</summary>
    public static long WinogradBytes(GeneratorInfo info) => sizeof(float) * Layers(info)
        .Where(layer => !layer.IsUp && layer.Area >= FewestWinogradCells)
        .Sum(layer => (layer.IsFeature ? 2 : 1) * 4 * layer.Packed);

    /// <summary>Values in the largest map that a block passes through, border included.</summary>
    public static long MapLength(BlockInfo block) => (block.Resolution + 4L) * (block.Resolution + 4L) * Math.Max(block.OutputChannels, block.InputChannels / 4);

    /// <summary>Refuses what would never fit.</summary>
    /// <param name="bytes">What a model takes.</param>
    /// <param name="room">What all models may take together.</param>
    /// <exception cref="EditException">TooLarge.</exception>
    public static void RequireFits(long bytes, long room)
    {
        if (bytes > room)
        {
            throw new EditException(
                EditFault.TooLarge,
                $"The model needs about {bytes >> 20:N0} MB of memory, but models may take {room >> 20:N0} MB together. Use a smaller model, or a computer with more memory.");
        }
    }

    /// <summary>Gives memory that was let go back to the system, if it is worth a moment's standstill.</summary>
    /// <param name="freed">Bytes that nobody holds any more.</param>
    public static void Release(long freed)
    {
        if (freed >= WorthCollecting)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private static IEnumerable<Layer> Layers(GeneratorInfo info)
    {
        for (int b = 0; b < info.Blocks.Length; b++)
        {
            BlockInfo block = info.Blocks[b];
            (bool isFeature, long area) = (b < FeatureBlocks, (long)block.Resolution * block.Resolution);
            if (b > 0)
            {
                yield return new Layer(block.InputChannels, block.OutputChannels, area, IsUp: true, isFeature);
            }

            yield return new Layer(b > 0 ? block.OutputChannels : block.InputChannels, block.OutputChannels, area, IsUp: false, isFeature);
        }
    }

    /// <summary>A 3x3 convolution; <see cref="Area"/> is its output's, in cells.</summary>
    private readonly record struct Layer(long Inputs, long Outputs, long Area, bool IsUp, bool IsFeature)
    {
        /// <summary>Values of packed weights: output channels are filled up to a multiple of 16.</summary>
        public long Packed => 9 * Inputs * ((Outputs + 15) / 16 * 16);
    }
}
