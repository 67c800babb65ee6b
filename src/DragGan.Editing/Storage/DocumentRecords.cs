using System.Collections.Immutable;

namespace DragGan.Editing;

/// <summary>A document as JSON. Latents and masks are named by their content, logs by their file.</summary>
internal sealed record DocumentRecord(
    string Name,
    ModelRecord Model,
    ImageRecord Image,
    string StartLatent,
    ImmutableArray<DragRecord> Drags,
    ImmutableArray<PointRecord> Points,
    string? Mask,
    SettingsRecord Settings,
    int NextPointId);

/// <summary>See <see cref="ModelReference"/>.</summary>
internal sealed record ModelRecord(string Id, string Fingerprint, int Resolution, int LatentRows, int LatentWidth);

/// <summary>See <see cref="ImageSource"/>: "seed" with its three, or "latent" with a file name.</summary>
internal sealed record ImageRecord(string Kind, uint? Seed = null, float? Truncation = null, int? Label = null, string? FileName = null);

/// <summary>See <see cref="DragSegment"/>. Origins are x and y of each point in turn.</summary>
internal sealed record DragRecord(string Log, int Count, ImmutableArray<int> Points, ImmutableArray<float> Origins);

/// <summary>See <see cref="EditPoint"/>: "handle" or "anchor".</summary>
internal sealed record PointRecord(int Id, string Kind, float X, float Y, float? TargetX, float? TargetY);

/// <summary>See <see cref="EditSettings"/>.</summary>
internal sealed record SettingsRecord(
    string Space,
    string Loss,
    double StepSize,
    double MaskWeight,
    double SupervisionRadius,
    double TrackingRadius,
    int FeatureBlock,
    int TrainedRows,
    int MaxSteps,
    int Patience,
    bool HoldFixedArea);
