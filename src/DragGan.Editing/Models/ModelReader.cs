using System.Security.Cryptography;
using DragGan.Checkpoints;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>What a look at a file's content told.</summary>
/// <param name="Info">What the model is; null when the file is broken.</param>
/// <param name="Fingerprint">SHA-256 of the content; null when the file is broken.</param>
/// <param name="Fault">What is wrong with it; null when nothing is.</param>
internal sealed record ModelFacts(GeneratorInfo? Info, string? Fingerprint, string? Fault);

/// <summary>A model's file, read; holds the whole content until it is packed and let go.</summary>
/// <param name="Generator">The model.</param>
/// <param name="Fingerprint">SHA-256 of the content, lower-case hexadecimal.</param>
/// <param name="Extension">What such a file is called: by its content, whatever it was called before.</param>
internal sealed record ReadModel(Generator Generator, string Fingerprint, string Extension)
{
    public ModelFacts Facts => new(Generator.Info, Fingerprint, Fault: null);
}

/// <summary>From a file to a generator and its fingerprint, in one reading: what is used is what was hashed.</summary>
internal static class ModelReader
{
    /// <summary>Values in the largest map that buffers are made for: 2 GB.</summary>
    private const long LargestMap = 1L << 29;

    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ModelFileException">It cannot be read, is damaged, is no model, or one too large to compute with.</exception>
    public static ReadModel Read(string path, string name)
    {
        byte[] content = ReadAll(path, name);
        Checkpoint checkpoint = Checkpoint.Load(content, name);
        Generator generator = Generator.FromCheckpoint(checkpoint);
        RequireMaps(generator.Info, name);
        return new ReadModel(
            generator, Convert.ToHexStringLower(SHA256.HashData(content)), checkpoint.Kind == CheckpointKind.Safetensors ? ".safetensors" : ".pkl");
    }

    private static byte[] ReadAll(string path, string name)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ModelFileException($"Cannot load '{name}': it may not be read by this user; check the file's permissions.", error);
        }
        catch (IOException error)
        {
            throw new ModelFileException($"Cannot load '{name}': it is gone, cannot be read, or has more than 2 GB.", error);
        }
    }

    /// <summary>Refuses models whose maps no buffer can hold; a file of a few bytes may claim any size.</summary>
    /// <param name="info">The model.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ModelFileException">A map is too large.</exception>
    internal static void RequireMaps(GeneratorInfo info, string name)
    {
        BlockInfo largest = info.Blocks.MaxBy(ModelMemory.MapLength)!;
        if (ModelMemory.MapLength(largest) > LargestMap)
        {
            throw new ModelFileException(
                $"'{name}' computes maps of {largest.Resolution} x {largest.Resolution} cells and {largest.OutputChannels} channels, which is more than is possible here.");
        }
    }
}
