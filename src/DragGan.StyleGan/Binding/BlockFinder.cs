using System.Collections.Immutable;

namespace DragGan.StyleGan;

/// <summary>Finds out from names and shapes how many synthesis blocks there are, how wide, and how they are joined.</summary>
internal static class BlockFinder
{
    private const string Prefix = "synthesis.b";
    private const int FirstResolution = 4;
    private const int SmallestPicture = 8;
    private const int LargestPicture = 1024;

    public static ImmutableArray<BlockInfo> Find(CheckpointArrays arrays)
    {
        int[] resolutions = Resolutions(arrays);
        int channels = arrays.Extent($"{Prefix}4.const", axis: 0, rank: 3);
        ImmutableArray<BlockInfo>.Builder blocks = ImmutableArray.CreateBuilder<BlockInfo>(resolutions.Length);
        foreach (int resolution in resolutions)
        {
            int outputs = arrays.Extent($"{Prefix}{resolution}.conv1.weight", axis: 0, rank: 4);
            blocks.Add(new BlockInfo(resolution, channels, outputs));
            channels = outputs;
        }

        return blocks.MoveToImmutable();
    }

    /// <summary>A linear path round any block makes it a resnet, colours from any block but the last make it skip; neither, the original.</summary>
    public static SynthesisArchitecture Architecture(CheckpointArrays arrays, ImmutableArray<BlockInfo> blocks) =>
        blocks.Any(block => arrays.Has($"{Prefix}{block.Resolution}.skip.weight")) ? SynthesisArchitecture.Resnet
        : blocks[..^1].Any(block => arrays.Has($"{Prefix}{block.Resolution}.torgb.weight")) ? SynthesisArchitecture.Skip
        : SynthesisArchitecture.Original;

    private static int[] Resolutions(CheckpointArrays arrays)
    {
        int[] found = arrays.Numbers(Prefix);
        if (found.Length == 0)
        {
            throw arrays.Fail(arrays.Names.Any(name => name.StartsWith("synthesis.input.", StringComparison.Ordinal))
                ? "it is a StyleGAN3 generator, which works on other principles; only StyleGAN2 models can be used"
                : "no array is named 'synthesis.b4.…', so it is another kind of network, or in a layout that must be converted first");
        }

        for (int i = 0; i < found.Length; i++)
        {
            if (found[i] != FirstResolution << i)
            {
                throw arrays.Fail($"its synthesis blocks are {string.Join(", ", found)}, expected powers of two from {FirstResolution} up without a gap; the file is incomplete or damaged");
            }
        }

        return found[^1] is >= SmallestPicture and <= LargestPicture
            ? found
            : throw arrays.Fail($"its pictures would be {found[^1]} pixels wide, expected a power of two from {SmallestPicture} to {LargestPicture}");
    }
}
