using System.Collections.Immutable;

namespace DragGan.StyleGan;

/// <summary>What a generator is, found from its arrays: sizes, joints, labels. A value, without weights.</summary>
public sealed record GeneratorInfo
{
    /// <summary>How the blocks are joined.</summary>
    public required SynthesisArchitecture Architecture { get; init; }

    /// <summary>R: height and width of the picture, in pixels; a power of two.</summary>
    public required int Resolution { get; init; }

    /// <summary>Channels of the picture: 3 for colour.</summary>
    public required int ImageChannels { get; init; }

    /// <summary>z_dim: values in the random vector a picture starts from; 0 for a model fed by labels alone.</summary>
    public required int ZDim { get; init; }

    /// <summary>w_dim: values in one row of w⁺.</summary>
    public required int WDim { get; init; }

    /// <summary>c_dim: how many labels the model was trained with; 0 for a model without labels.</summary>
    public required int LabelCount { get; init; }

    /// <summary>num_ws: rows of w⁺, 2·log₂(R) − 2.</summary>
    public required int LatentRows { get; init; }

    /// <summary>Fully connected layers of the mapping network, the label's embedding not counted.</summary>
    public required int MappingLayers { get; init; }

    /// <summary>Synthesis blocks of 4, 8, … R cells.</summary>
    public required ImmutableArray<BlockInfo> Blocks { get; init; }

    /// <summary>Bound on every layer's output (256 in models trained with mixed precision), or null for none.</summary>
    public required float? ConvClamp { get; init; }

    /// <summary>Trained values: weights, biases, the learnt constant and noise strengths; w_avg, noise maps and filters not counted.</summary>
    public required long ParameterCount { get; init; }

    /// <summary>Arrays of the file that no part of the generator reads, by name.</summary>
    public required ImmutableArray<string> IgnoredArrays { get; init; }

    /// <summary>What its maker would show first; null if the file does not say.</summary>
    public required Showcase? Showcase { get; init; }
}
