using System.Runtime.CompilerServices;
using DragGan.App.CommandLine;
using DragGan.Checkpoints;
using DragGan.Imaging;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.App.Models;

/// <summary>A model ready to make pictures: its mapping network, its packed weights, and the threads and buffers of one synthesis.</summary>
/// <remarks>The file's content is let go once the weights are packed: a session needs them only once.</remarks>
internal sealed class OpenModel : IDisposable
{
    private OpenModel(Checkpoint checkpoint, bool lowMemory)
    {
        Generator generator = Generator.FromCheckpoint(checkpoint);
        (Name, Kind, Info, Mapping) = (Path.GetFileNameWithoutExtension(checkpoint.Name), checkpoint.Kind, generator.Info, generator.Mapping);
        Metadata = checkpoint.Metadata;
        Pool = ComputePool.ForAllCores();
        Synthesis = new Synthesis(SynthesisWeights.Pack(generator, Pool), Pool, winograd: !lowMemory);
    }

    /// <summary>What the model is called: the file's name without its extension.</summary>
    public string Name { get; }

    /// <summary>The file's layout.</summary>
    public CheckpointKind Kind { get; }

    /// <summary>What the file says beside its arrays.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Sizes, joints and labels.</summary>
    public GeneratorInfo Info { get; }

    /// <summary>From seeds and labels to w⁺.</summary>
    public MappingNetwork Mapping { get; }

    /// <summary>The threads.</summary>
    public ComputePool Pool { get; }

    /// <summary>Features and pictures.</summary>
    public Synthesis Synthesis { get; }

    /// <summary>Finds, loads and prepares a model.</summary>
    /// <param name="model">A path, a bare name, or null for the model that comes along.</param>
    /// <param name="lowMemory">Whether to do without Winograd's convolution and the memory its weights take.</param>
    public static OpenModel Open(string? model, bool lowMemory)
    {
        OpenModel open = Load(model, lowMemory);
        LoadingMemory.Release();
        return open;
    }

    /// <summary>A frame of its own: code that runs once is not optimised, and would keep the checkpoint alive until its method ends.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OpenModel Load(string? model, bool lowMemory) => new(Checkpoint.Load(ModelFinder.Find(model)), lowMemory);

    /// <summary>The latent of a seed.</summary>
    /// <exception cref="InputException">The label does not fit the model, or the truncation is not finite.</exception>
    public Latent FromSeed(uint seed, int? label, float truncation)
    {
        if (label is not null && Info.LabelCount == 0)
        {
            throw new InputException($"'{Name}' has no labels, but --label {label} was given. Leave it out.");
        }

        if (Info.LabelCount > 0 && (label is not int number || number < 0 || number >= Info.LabelCount))
        {
            throw new InputException(
                $"'{Name}' was trained with {Info.LabelCount} labels: give --label with a number from 0 to {Info.LabelCount - 1}"
                + $"{(label is null ? string.Empty : $", not {label}")}.");
        }

        return float.IsFinite(truncation)
            ? Mapping.FromSeed(seed, label, truncation)
            : throw new InputException($"--truncation must be a finite number, but is {truncation}; 0.7 is customary, 1 is none.");
    }

    /// <summary>Makes a picture.</summary>
    public RasterImage Picture(Latent latent, NoiseSource noise, CancellationToken cancellation) =>
        PictureConversion.ToImage(Synthesis.Picture(latent.Values.AsSpan(), noise, cancellation));

    /// <inheritdoc/>
    public void Dispose() => Pool.Dispose();
}
