using System.Collections.Immutable;
using DragGan.Checkpoints;

namespace DragGan.StyleGan;

/// <summary>A StyleGAN2 generator: what it is, its mapping network, and the weights of its synthesis network. Immutable and safe to share.</summary>
/// <remarks>
/// Holds slices of the checkpoint's content: the large convolution weights are converted where they are packed, not here.
/// Pictures and features are made by a synthesis built on it.
/// </remarks>
public sealed class Generator
{
    private Generator(GeneratorInfo info, MappingParameters mapping, SynthesisParameters synthesis)
    {
        Info = info;
        Mapping = new MappingNetwork(mapping, info.LatentRows);
        Parameters = synthesis;
    }

    /// <summary>Sizes, joints and labels.</summary>
    public GeneratorInfo Info { get; }

    /// <summary>From z and labels to w⁺.</summary>
    public MappingNetwork Mapping { get; }

    /// <summary>The synthesis network's arrays and constants, block by block.</summary>
    internal SynthesisParameters Parameters { get; }

    /// <summary>Loads a model file and makes a generator of it.</summary>
    /// <param name="path">The file; its kind is found from its content.</param>
    /// <exception cref="ModelFileException">The file cannot be read, is damaged, or is not a StyleGAN2 generator.</exception>
    public static Generator Load(string path) => FromCheckpoint(Checkpoint.Load(path));

    /// <summary>Makes a generator of named arrays. Every size is found from names and shapes; every array's name, shape and values are checked.</summary>
    /// <param name="checkpoint">Arrays as in NVIDIA's state dictionary; metadata may state <c>conv_clamp</c> and <c>lr_multiplier</c>, and must not contradict the arrays.</param>
    /// <exception cref="ModelFileException">An array is missing, has another shape, or holds NaN or infinity; the message names it.</exception>
    public static Generator FromCheckpoint(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        CheckpointArrays arrays = new(checkpoint);
        CheckpointMetadata metadata = new(checkpoint);
        metadata.RequireStandardFilter();
        metadata.RequireStandardActivation();

        float? clamp = metadata.PositiveNumber("conv_clamp", otherwise: null);
        ImmutableArray<BlockInfo> blocks = BlockFinder.Find(arrays); // first of all: what is no StyleGAN2 generator ends here
        int latentWidth = arrays.Extent("mapping.w_avg", axis: 0, rank: 1); // every other array is checked against it
        SynthesisParameters synthesis = SynthesisBinder.Bind(arrays, blocks, latentWidth, clamp);
        MappingParameters mapping = MappingBinder.Bind(arrays, metadata);
        GeneratorInfo info = Describe(arrays, blocks, mapping, synthesis, clamp, Showcase.Of(checkpoint.Metadata));
        RequireAgreement(metadata, info);
        return new(info, mapping, synthesis);
    }

    private static GeneratorInfo Describe(
        CheckpointArrays arrays, ImmutableArray<BlockInfo> blocks, MappingParameters mapping, SynthesisParameters synthesis, float? clamp, Showcase? showcase) => new()
        {
            Architecture = synthesis.Architecture,
            Resolution = synthesis.Resolution,
            ImageChannels = synthesis.ImageChannels,
            ZDim = mapping.ZDim,
            WDim = synthesis.LatentWidth,
            LabelCount = mapping.Embedding?.Inputs ?? 0,
            LatentRows = synthesis.LatentRows,
            MappingLayers = mapping.Layers.Length,
            Blocks = blocks,
            ConvClamp = clamp,
            ParameterCount = arrays.TrainedValues,
            IgnoredArrays = arrays.Untaken,
            Showcase = showcase,
        };

    private static void RequireAgreement(CheckpointMetadata metadata, GeneratorInfo info)
    {
        metadata.RequireAgreement(info.Architecture);
        metadata.RequireAgreement("img_resolution", info.Resolution);
        metadata.RequireAgreement("img_channels", info.ImageChannels);
        metadata.RequireAgreement("z_dim", info.ZDim);
        metadata.RequireAgreement("w_dim", info.WDim);
        metadata.RequireAgreement("c_dim", info.LabelCount);
        metadata.RequireAgreement("num_ws", info.LatentRows);
        metadata.RequireAgreement("num_layers", info.MappingLayers);
    }
}
