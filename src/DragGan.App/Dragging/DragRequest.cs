using System.Collections.Immutable;
using DragGan.Dragging;

namespace DragGan.App.Dragging;

/// <summary>Which drag is wanted, and what shall be left of it.</summary>
internal sealed record DragRequest
{
    /// <summary>A path, a bare name, or null for the model that comes along.</summary>
    public required string? Model { get; init; }

    /// <summary>The seed to start from; null if there is a latent.</summary>
    public required uint? Seed { get; init; }

    /// <summary>The saved latent to start from; null if there is a seed.</summary>
    public required string? LatentFile { get; init; }

    /// <summary>ψ, for a seed.</summary>
    public required float Truncation { get; init; }

    /// <summary>The label, for a seed of a model with labels.</summary>
    public required int? Label { get; init; }

    /// <summary>From where to where.</summary>
    public required ImmutableArray<Handle> Handles { get; init; }

    /// <summary>What stays as it is; may be none.</summary>
    public required ImmutableArray<ImagePoint> Anchors { get; init; }

    /// <summary>A picture whose black pixels must not change, or null.</summary>
    public required string? MaskFile { get; init; }

    /// <summary>Whether pictures show the start's pixels where the mask is black.</summary>
    public required bool Hold { get; init; }

    /// <summary>How.</summary>
    public required DragSettings Settings { get; init; }

    /// <summary>The name of the way the drag is computed.</summary>
    public required string Mode { get; init; }

    /// <summary>A frame of the animation every so many steps.</summary>
    public required int Every { get; init; }

    /// <summary>Whether an animation is wanted.</summary>
    public required bool Animation { get; init; }

    /// <summary>Whether the animation shows handles and targets.</summary>
    public required bool Marks { get; init; }

    /// <summary>Whether pictures carry the visible mark.</summary>
    public required bool Mark { get; init; }

    /// <summary>Whether to do without Winograd's convolution: slower, in less memory.</summary>
    public required bool LowMemory { get; init; }

    /// <summary>Where the files go.</summary>
    public required string Folder { get; init; }

    /// <summary>Where the report goes.</summary>
    public required string ReportFile { get; init; }
}
