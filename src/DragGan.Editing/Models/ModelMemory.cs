using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>How much memory a model takes when it is loaded, and how it is given back.</summary>
internal static class ModelMemory
{
    /// <summary>Less is collected soon enough by itself, and everybody would only wait.</summary>
    private const long WorthCollecting = 64L << 20;

    /// <summary>Blocks whose maps are kept for the reverse pass, as a rule.</summary>
    private const int FeatureBlocks = 6;

    /// <summary>Cells from which on a layer has weights for Winograd's convolution.</summary>
    private const int FewestWinogradCells = 32;

    /// <summary>Bytes of weights and buffers once pictures were made and drags were run: an estimate from the sizes, made before anything is taken.</summary>
    /// <param name="info">The model.</param>
    /// <param name="winograd">Whether with Winograd's convolution.</param>
    public static long Estimate(GeneratorInfo info, bool winograd)
    {
        long weights = 0, trained = 0, transformed = 0, maps = 0, gradient = 0, scratch = 0;
        for (int b = 0; b < info.Blocks.Length; b++)
        {
            BlockInfo block = info.Blocks[b];
            (long inputs, long outputs, long area) = (block.InputChannels, block.OutputChannels, (long)block.Resolution * block.Resolution);
            bool isFeature = b < FeatureBlocks;
            long first = b == 0 ? 0 : Packed(inputs, outputs, taps: 9), second = b == 0 ? Packed(inputs, outputs, taps: 9) : Packed(outputs, outputs, taps: 9);
            trained += 9 * outputs * (b == 0 ? inputs : inputs + outputs);
            weights += (isFeature ? 2 : 1) * (first + second) + (outputs * (inputs + outputs)) + (2 * area);
            transformed += block.Resolution >= FewestWinogradCells ? (isFeature ? 8 : 4) * second : 0;
            maps += isFeature ? 2 * area * outputs : 0;
            maps += area * info.ImageChannels;
            gradient = isFeature ? Math.Max(gradient, area * Math.Max(outputs, inputs / 4)) : gradient;
            scratch = Math.Max(scratch, MapLength(block));
        }

        long other = Math.Max(0, info.ParameterCount - trained);
        long floats = weights + other + maps + (2 * gradient) + (2 * scratch) + (winograd ? transformed + scratch : 0);
        return floats * sizeof(float);
    }

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

    /// <summary>Values of packed weights: output channels are filled up to a multiple of 16.</summary>
    private static long Packed(long inputs, long outputs, int taps) => taps * inputs * ((outputs + 15) / 16 * 16);
}
