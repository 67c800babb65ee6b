namespace DragGan.Checkpoints;

/// <summary>What a model file holds: the generator's arrays by name, and what is known beside them. Immutable.</summary>
/// <remarks>Nothing in a file is ever executed, and no length it states is believed. The arrays are slices of the file's content, which stays in memory with them.</remarks>
public sealed class Checkpoint
{
    /// <summary>The prefix under which a safetensors file keeps the discriminator's arrays beside the generator's.</summary>
    public const string DiscriminatorPrefix = "D.";

    internal Checkpoint(CheckpointKind kind, string name, CheckpointContent content)
    {
        Kind = kind;
        Name = name;
        Arrays = content.Arrays.AsReadOnly();
        Discriminator = content.Discriminator?.AsReadOnly();
        Metadata = content.Metadata.AsReadOnly();
        Ignored = content.Ignored.AsReadOnly();
    }

    /// <summary>The layout the content was found to have.</summary>
    public CheckpointKind Kind { get; }

    /// <summary>The file's name without its folder, for messages.</summary>
    public string Name { get; }

    /// <summary>The generator's arrays (G_ema's), named as in NVIDIA's state dictionary without a prefix: <c>synthesis.b64.conv0.weight</c>, <c>mapping.w_avg</c>.</summary>
    public IReadOnlyDictionary<string, NamedArray> Arrays { get; }

    /// <summary>The discriminator's arrays, named likewise (<c>b64.conv0.weight</c>), or null if the file has none.</summary>
    public IReadOnlyDictionary<string, NamedArray>? Discriminator { get; }

    /// <summary>
    /// What the file says beside its arrays, all of it optional: <c>z_dim</c>, <c>c_dim</c>, <c>w_dim</c>, <c>img_resolution</c>, <c>img_channels</c>,
    /// <c>conv_clamp</c> (a number or <c>none</c>), <c>architecture</c> (<c>skip</c>, <c>resnet</c> or <c>orig</c>), <c>use_noise</c>, <c>num_layers</c> and
    /// <c>lr_multiplier</c> (of the mapping), <c>resample_filter</c> (<c>1,3,3,1</c>); of safetensors, whatever its writer put there.
    /// </summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>What was in the file and is not used, in plain words: "G (132 arrays; G_ema is used)".</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>A checkpoint of arrays made in memory, as a safetensors file would hold them.</summary>
    /// <param name="name">The name messages give it.</param>
    /// <param name="arrays">The generator's arrays, named as in NVIDIA's state dictionary.</param>
    /// <param name="metadata">See <see cref="Metadata"/>; null for none.</param>
    /// <exception cref="ArgumentException">Two arrays have the same name.</exception>
    public static Checkpoint FromArrays(string name, IEnumerable<NamedArray> arrays, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(arrays);
        return new Checkpoint(CheckpointKind.Safetensors, name, new CheckpointContent
        {
            Arrays = arrays.ToDictionary(array => array.Name),
            Metadata = metadata is null ? [] : new Dictionary<string, string>(metadata),
        });
    }

    /// <summary>Loads a model file. Its kind is found from its content, never from its name.</summary>
    /// <param name="path">The file; at most 2 GB.</param>
    /// <exception cref="ModelFileException">The file cannot be read, is damaged, or is of a kind not known here; the message says where and what to do.</exception>
    public static Checkpoint Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Load(ModelFile.ReadAll(path), Path.GetFileName(path));
    }

    /// <summary>Loads a model file that is already in memory.</summary>
    /// <param name="content">The whole file. Kept, not copied: it must not change while the checkpoint or its arrays live.</param>
    /// <param name="name">The name messages give it.</param>
    /// <exception cref="ModelFileException">The content is damaged or of a kind not known here.</exception>
    public static Checkpoint Load(ReadOnlyMemory<byte> content, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            return CheckpointLoader.Load(content, name);
        }
        catch (ModelFileException error)
        {
            throw new ModelFileException($"Cannot load '{name}': {error.Message}", error);
        }
    }
}
