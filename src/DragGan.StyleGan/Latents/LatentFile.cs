using DragGan.Checkpoints;

namespace DragGan.StyleGan;

/// <summary>A latent as a safetensors file: array <c>ws</c>, <c>[num_ws, w_dim]</c>, and metadata in words (model, seed, truncation, …).</summary>
/// <remarks>Reads also what other tools write: <c>latent</c> or <c>w</c>, a leading axis of 1, or a single row, which then stands in every row.</remarks>
public static class LatentFile
{
    private const string Name = "ws";
    private static readonly string[] AcceptedNames = [Name, "latent", "w"];

    /// <summary>Writes a latent.</summary>
    /// <param name="destination">Written from its current position; left open.</param>
    /// <param name="latent">The latent; values are stored exactly.</param>
    /// <param name="metadata">Whatever the reader should know; may be empty.</param>
    public static void Write(Stream destination, Latent latent, IReadOnlyDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(latent);
        ArgumentNullException.ThrowIfNull(metadata);
        NamedArray values = NamedArray.FromValues(Name, [latent.Rows, latent.Width], [.. latent.Values]);
        SafetensorsWriter.Write(destination, [values], metadata);
    }

    /// <summary>Reads a latent for a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model it is to be used with.</param>
    /// <exception cref="ModelFileException">The file cannot be read, holds no latent, or one that does not fit the model.</exception>
    public static Latent Read(string path, GeneratorInfo model) => Read(Checkpoint.Load(path), model);

    /// <inheritdoc cref="Read(string, GeneratorInfo)"/>
    /// <param name="file">The file's arrays.</param>
    /// <param name="model">The model it is to be used with.</param>
    public static Latent Read(Checkpoint file, GeneratorInfo model)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(model);
        NamedArray array = Find(file);
        int[] shape = [.. array.Shape];
        ReadOnlySpan<int> extents = shape;
        while (extents.Length > 1 && extents[0] == 1)
        {
            extents = extents[1..]; // a batch of one, or one row for all
        }

        bool oneRow = extents.SequenceEqual([model.WDim]);
        if (!oneRow && !extents.SequenceEqual([model.LatentRows, model.WDim]))
        {
            throw new ModelFileException(
                $"'{file.Name}' does not fit the model: its '{array.Name}' has shape [{string.Join(", ", shape)}], expected "
                + $"[{model.LatentRows}, {model.WDim}] or [{model.WDim}]. It was saved with another model; use that one, or another latent.");
        }

        if (!FiniteValues.AreAllIn(array))
        {
            throw new ModelFileException($"'{file.Name}' is damaged: its '{array.Name}' holds NaN or infinity.");
        }

        float[] values = array.ToArray();
        int copies = oneRow ? model.LatentRows : 1;
        return new(model.LatentRows, model.WDim, [.. Enumerable.Repeat(values, copies).SelectMany(row => row)]);
    }

    private static NamedArray Find(Checkpoint file)
    {
        foreach (string name in AcceptedNames)
        {
            if (file.Arrays.TryGetValue(name, out NamedArray? array))
            {
                return array;
            }
        }

        throw new ModelFileException(file.Arrays.ContainsKey("synthesis.b4.const")
            ? $"'{file.Name}' is a model, not a latent; a latent file holds one array named '{Name}'."
            : $"'{file.Name}' holds no latent: none of its {file.Arrays.Count} arrays is named '{string.Join("', '", AcceptedNames)}'.");
    }
}
