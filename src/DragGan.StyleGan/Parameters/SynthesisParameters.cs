using System.Collections.Immutable;

namespace DragGan.StyleGan;

/// <summary>Everything the synthesis network needs, checked and in order.</summary>
internal sealed record SynthesisParameters
{
    /// <summary>How the blocks are joined.</summary>
    public required SynthesisArchitecture Architecture { get; init; }

    /// <summary>R: height and width of the picture, in pixels.</summary>
    public required int Resolution { get; init; }

    /// <summary>num_ws.</summary>
    public required int LatentRows { get; init; }

    /// <summary>w_dim.</summary>
    public required int LatentWidth { get; init; }

    /// <summary>Channels of the picture: 3 for colour.</summary>
    public required int ImageChannels { get; init; }

    /// <summary>Blocks of 4, 8, … R cells.</summary>
    public required ImmutableArray<BlockParameters> Blocks { get; init; }
}
