using DragGan.Checkpoints;

namespace DragGan.StyleGan.Tests;

/// <summary>A golden model with something changed: what a damaged or foreign file looks like.</summary>
internal sealed class EditedModel
{
    private readonly Dictionary<string, NamedArray> _arrays;

    public EditedModel(string golden)
    {
        Checkpoint checkpoint = GoldenModels.LoadCheckpoint(golden);
        _arrays = new(checkpoint.Arrays);
        Metadata = new(checkpoint.Metadata);
    }

    /// <summary>What the file says beside its arrays; may be changed.</summary>
    public Dictionary<string, string> Metadata { get; }

    public IReadOnlyCollection<string> Names => [.. _arrays.Keys.Order(StringComparer.Ordinal)];

    public IReadOnlyList<int> Shape(string name) => _arrays[name].Shape;

    public float[] Values(string name) => _arrays[name].ToArray();

    public void Remove(Predicate<string> which)
    {
        foreach (string name in Names)
        {
            if (which(name))
            {
                _arrays.Remove(name);
            }
        }
    }

    public void Set(string name, int[] shape, float[] values) => _arrays[name] = NamedArray.FromValues(name, shape, values);

    public void Change(string name, int index, float value)
    {
        float[] values = Values(name);
        values[index] = value;
        Set(name, [.. Shape(name)], values);
    }

    /// <param name="half">Whether the file keeps its values in 16 bits.</param>
    public Generator Bind(bool half = false)
    {
        using MemoryStream file = new();
        SafetensorsWriter.Write(file, _arrays.Values, Metadata, half);
        return Generator.FromCheckpoint(Checkpoint.Load(file.ToArray(), "edited.safetensors"));
    }

    /// <summary>The message with which the model is refused, after "'edited.safetensors' cannot be used as a StyleGAN2 generator: ".</summary>
    public string Refusal(bool half = false)
    {
        const string opening = "'edited.safetensors' cannot be used as a StyleGAN2 generator: ";
        string message = Assert.Throws<ModelFileException>(() => Bind(half)).Message;
        Assert.StartsWith(opening, message, StringComparison.Ordinal);
        return message[opening.Length..];
    }
}
