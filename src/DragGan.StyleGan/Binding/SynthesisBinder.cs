using System.Collections.Immutable;
using DragGan.Checkpoints;

namespace DragGan.StyleGan;

/// <summary>Makes the synthesis network's parameters from the arrays under <c>synthesis.</c></summary>
internal static class SynthesisBinder
{
    private const int ImageChannels = 3;

    public static SynthesisParameters Bind(CheckpointArrays arrays, ImmutableArray<BlockInfo> sizes, int latentWidth, float? clamp)
    {
        SynthesisArchitecture architecture = BlockFinder.Architecture(arrays, sizes);
        LayerBinder layers = new(arrays, latentWidth, clamp ?? float.PositiveInfinity);
        return new()
        {
            Architecture = architecture,
            Resolution = sizes[^1].Resolution,
            LatentRows = 2 * sizes.Length,
            LatentWidth = latentWidth,
            ImageChannels = ImageChannels,
            Blocks = [.. sizes.Select((size, index) => Block(arrays, layers, architecture, size, index, isLast: index == sizes.Length - 1))],
        };
    }

    private static BlockParameters Block(
        CheckpointArrays arrays, LayerBinder layers, SynthesisArchitecture architecture, BlockInfo size, int index, bool isLast)
    {
        string name = $"synthesis.b{size.Resolution}";
        bool isFirst = index == 0;
        bool joins = architecture == SynthesisArchitecture.Resnet && !isFirst;
        ResampleFilters.RequireStandard(arrays, name);

        // Rows of w⁺: b4 reads 0, b8 reads 1 and 2, b16 reads 3 and 4, …; toRGB the row after its block's last.
        int row = 2 * index;
        return new()
        {
            Resolution = size.Resolution,
            Constant = isFirst ? Constant(arrays, $"{name}.const", size) : null,
            Conv0 = isFirst ? null : layers.Convolution($"{name}.conv0", row - 1, size.InputChannels, size.OutputChannels, size.Resolution, up: true),
            Conv1 = layers.Convolution(
                $"{name}.conv1", row, isFirst ? size.InputChannels : size.OutputChannels, size.OutputChannels, size.Resolution, halvePower: joins),
            ToRgb = isLast || architecture == SynthesisArchitecture.Skip
                ? layers.ToRgb($"{name}.torgb", row + 1, size.OutputChannels, ImageChannels, size.Resolution)
                : null,
            Skip = joins ? layers.Skip($"{name}.skip", size.InputChannels, size.OutputChannels) : null,
        };
    }

    /// <summary>From the file's [C, 4, 4] to channels last.</summary>
    private static float[] Constant(CheckpointArrays arrays, string name, BlockInfo size)
    {
        NamedArray array = arrays.Trained(name, size.InputChannels, size.Resolution, size.Resolution);
        float[] planes = array.ToArray(), constant = new float[planes.Length];
        int cells = size.Resolution * size.Resolution;
        for (int i = 0; i < constant.Length; i++)
        {
            constant[i] = planes[(i % size.InputChannels * cells) + (i / size.InputChannels)];
        }

        return constant;
    }
}
