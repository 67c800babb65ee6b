namespace DragGan.App.Scenes;

/// <summary>What `scenes render` shall do.</summary>
internal sealed record SceneRequest
{
    /// <summary>How many pictures.</summary>
    public required int Count { get; init; }

    /// <summary>Of all of them.</summary>
    public required uint Seed { get; init; }

    /// <summary>Pixels along a side.</summary>
    public required int Size { get; init; }

    /// <summary>Where the files go.</summary>
    public required string Folder { get; init; }

    /// <summary>Pictures in a file, or null for one PNG each.</summary>
    public required int? ShardSize { get; init; }

    /// <summary>Whether pictures are left out.</summary>
    public required bool TruthOnly { get; init; }

    /// <summary>Whether every pixel's place on the lion is written, too.</summary>
    public required bool Coordinates { get; init; }
}
