using System.Collections.Immutable;

namespace DragGan.StyleGan;

/// <summary>Everything the mapping network needs, checked.</summary>
internal sealed record MappingParameters
{
    /// <summary>z_dim.</summary>
    public required int ZDim { get; init; }

    /// <summary>From a label as a one-hot vector to what is appended to z; null for a model without labels.</summary>
    public required MappingLayer? Embedding { get; init; }

    /// <summary>fc0, fc1, …; at least one.</summary>
    public required ImmutableArray<MappingLayer> Layers { get; init; }

    /// <summary>Mean of w over many z, <c>[w_dim]</c>: the centre of truncation.</summary>
    public required float[] AverageW { get; init; }
}
