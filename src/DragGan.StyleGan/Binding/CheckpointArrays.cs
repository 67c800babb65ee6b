using System.Collections.Immutable;
using System.Globalization;
using DragGan.Checkpoints;

namespace DragGan.StyleGan;

/// <summary>Takes arrays out of a checkpoint by name, each with its shape and values checked, and remembers which were taken.</summary>
internal sealed class CheckpointArrays(Checkpoint checkpoint)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Every name in the file.</summary>
    public IEnumerable<string> Names => checkpoint.Arrays.Keys;

    /// <summary>Sum of the lengths of all trained arrays taken so far.</summary>
    public long TrainedValues { get; private set; }

    /// <summary>The names nobody has taken, sorted.</summary>
    public ImmutableArray<string> Untaken => [.. Names.Where(name => !_taken.Contains(name)).Order(StringComparer.Ordinal)];

    public bool Has(string name) => checkpoint.Arrays.ContainsKey(name);

    /// <summary>The numbers that follow <paramref name="prefix"/> in names, sorted: 4, 8, 16 for <c>synthesis.b</c>.</summary>
    public int[] Numbers(string prefix) => [.. Names.Select(name => NumberAfter(prefix, name)).OfType<int>().Distinct().Order()];

    /// <summary>One extent of an array that must be there with <paramref name="rank"/> axes, none empty: how sizes are found out.</summary>
    public int Extent(string name, int axis, int rank)
    {
        NamedArray array = Require(name, $"of rank {rank}");
        return array.Shape.Count == rank && array.Length > 0
            ? array.Shape[axis]
            : throw Fail(name, $"has shape {Describe(array.Shape)}, expected rank {rank} and no empty axis");
    }

    /// <summary>A trained array that must be there.</summary>
    /// <exception cref="ModelFileException">It is missing, has another shape, or holds a value that is not finite.</exception>
    public NamedArray Trained(string name, params ReadOnlySpan<int> shape)
    {
        NamedArray array = Required(name, shape);
        TrainedValues += array.Length;
        return array;
    }

    /// <summary>An array that must be there but was not trained by gradients.</summary>
    /// <inheritdoc cref="Trained"/>
    public NamedArray Required(string name, params ReadOnlySpan<int> shape) => Check(Require(name, Describe(shape.ToArray())), shape);

    /// <summary>An array that may be missing; null then.</summary>
    /// <inheritdoc cref="Trained"/>
    public NamedArray? Optional(string name, params ReadOnlySpan<int> shape) =>
        checkpoint.Arrays.TryGetValue(name, out NamedArray? array) ? Check(array, shape) : null;

    /// <summary>A trained number that may be missing, stored as a scalar or as one value; null then.</summary>
    public float? OptionalScalar(string name)
    {
        if (!checkpoint.Arrays.TryGetValue(name, out NamedArray? array))
        {
            return null;
        }

        TrainedValues++;
        float[] value = (array.Shape.Count == 0 ? Check(array) : Check(array, 1)).ToArray();
        return value[0];
    }

    /// <summary>The error for a file whose array <paramref name="name"/> cannot be used.</summary>
    public ModelFileException Fail(string name, string what) => Fail($"array '{name}' {what}");

    /// <summary>The error for a file that cannot be used as a whole.</summary>
    public ModelFileException Fail(string what) => new($"'{checkpoint.Name}' cannot be used as a StyleGAN2 generator: {what}.");

    private NamedArray Require(string name, string expected) =>
        checkpoint.Arrays.TryGetValue(name, out NamedArray? array)
            ? array
            : throw Fail(name, $"{expected} is missing; the file is incomplete or in another layout, so fetch or convert it again");

    private NamedArray Check(NamedArray array, params ReadOnlySpan<int> shape)
    {
        if (!array.Shape.SequenceEqual(shape.ToArray()))
        {
            throw Fail(array.Name, $"has shape {Describe(array.Shape)}, expected {Describe(shape.ToArray())}");
        }

        if (!FiniteValues.AreAllIn(array))
        {
            throw Fail(array.Name, "holds NaN or infinity; the file is damaged, or its training had failed: use another snapshot");
        }

        _taken.Add(array.Name);
        return array;
    }

    private static int? NumberAfter(string prefix, string name) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && name.IndexOf('.', prefix.Length) is int end and > 0
        && int.TryParse(name.AsSpan(prefix.Length, end - prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    private static string Describe(IEnumerable<int> shape) => $"[{string.Join(", ", shape)}]";
}
