using DragGan.App.CommandLine;
using DragGan.StyleGan;

namespace DragGan.App.Generation;

/// <summary>Which pictures are wanted.</summary>
internal sealed record GenerateRequest
{
    /// <summary>A path, a bare name, or null for the model that comes along.</summary>
    public required string? Model { get; init; }

    /// <summary>Seeds to make pictures of; may be none if there is a latent.</summary>
    public required SeedList Seeds { get; init; }

    /// <summary>ψ.</summary>
    public required float Truncation { get; init; }

    /// <summary>The label, or null for models without.</summary>
    public required int? Label { get; init; }

    /// <summary>Which noise the layers add.</summary>
    public required NoiseKind Noise { get; init; }

    /// <summary>A saved latent to make a picture of, or null.</summary>
    public required string? LatentFile { get; init; }

    /// <summary>Whether each picture's latent is saved.</summary>
    public required bool SaveLatents { get; init; }

    /// <summary>Whether all pictures are laid out in one, too.</summary>
    public required bool Grid { get; init; }

    /// <summary>Whether pictures carry the visible mark.</summary>
    public required bool Mark { get; init; }

    /// <summary>Whether to do without Winograd's convolution: slower, in less memory.</summary>
    public required bool LowMemory { get; init; }

    /// <summary>Where the files go.</summary>
    public required string Folder { get; init; }
}
