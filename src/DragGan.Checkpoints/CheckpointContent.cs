namespace DragGan.Checkpoints;

/// <summary>What a reader of one layout found; becomes a <see cref="Checkpoint"/>.</summary>
internal sealed class CheckpointContent
{
    public Dictionary<string, NamedArray> Arrays { get; init; } = [];

    public Dictionary<string, NamedArray>? Discriminator { get; set; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public List<string> Ignored { get; } = [];
}
