using System.Runtime.InteropServices;

namespace DragGan.Checkpoints;

/// <summary>One array of a model file: its name, its shape and its raw little-endian bytes, row-major. Immutable.</summary>
/// <remarks>
/// The bytes are a slice of the file's content where its layout allows, so loading copies nothing; values become
/// <see cref="float"/> only when asked for. An array therefore keeps the whole file's memory alive: convert it and let it go.
/// </remarks>
public sealed class NamedArray
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly float[]? _values;

    internal NamedArray(string name, int[] shape, ArrayElementType elementType, ReadOnlyMemory<byte> bytes)
    {
        (Name, Shape, ElementType, _bytes) = (name, Array.AsReadOnly(shape), elementType, bytes);
        Length = bytes.Length / ElementTypes.Size(elementType);
    }

    private NamedArray(string name, int[] shape, float[] values)
    {
        (Name, Shape, ElementType, _values) = (name, Array.AsReadOnly(shape), ArrayElementType.Float32, values);
        Length = values.Length;
    }

    /// <summary>The name, as in the network's state dictionary: <c>synthesis.b64.conv0.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The extents, outermost first; empty for a scalar.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>How the elements are stored.</summary>
    public ArrayElementType ElementType { get; }

    /// <summary>Number of elements: the product of <see cref="Shape"/>.</summary>
    public int Length { get; }

    /// <summary>The elements as stored: little-endian, row-major, <see cref="Length"/> of them.</summary>
    public ReadOnlySpan<byte> Bytes => _values is null ? _bytes.Span : MemoryMarshal.AsBytes(_values.AsSpan());

    /// <summary>Makes an array of <see cref="ArrayElementType.Float32"/> from values in memory.</summary>
    /// <param name="name">The name it shall have; not empty.</param>
    /// <param name="shape">The extents, outermost first; copied.</param>
    /// <param name="values">Row-major elements; kept, not copied: the caller must not change them afterwards.</param>
    /// <exception cref="ArgumentException">The name is empty, or the shape's product is not the number of values.</exception>
    public static NamedArray FromValues(string name, ReadOnlySpan<int> shape, float[] values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(values);
        int[] extents = shape.ToArray();
        return ArrayShape.ElementCount(extents) == values.Length
            ? new NamedArray(name, extents, values)
            : throw new ArgumentException(
                $"'{name}' has {values.Length} values, expected the product of {ArrayShape.Describe(extents)}.", nameof(values));
    }

    /// <summary>Makes an array of <see cref="ArrayElementType.UInt8"/> from bytes in memory.</summary>
    /// <param name="name">The name it shall have; not empty.</param>
    /// <param name="shape">The extents, outermost first; copied.</param>
    /// <param name="bytes">Row-major elements; kept, not copied: the caller must not change them afterwards.</param>
    /// <exception cref="ArgumentException">The name is empty, or the shape's product is not the number of bytes.</exception>
    public static NamedArray FromBytes(string name, ReadOnlySpan<int> shape, ReadOnlyMemory<byte> bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        int[] extents = shape.ToArray();
        return ArrayShape.ElementCount(extents) == bytes.Length
            ? new NamedArray(name, extents, ArrayElementType.UInt8, bytes)
            : throw new ArgumentException(
                $"'{name}' has {bytes.Length} bytes, expected the product of {ArrayShape.Describe(extents)}.", nameof(bytes));
    }

    /// <summary>Writes every element as <see cref="float"/>, row-major. 64-bit types are rounded to the nearest float; a boolean becomes 0 or 1.</summary>
    /// <param name="destination">Receives <see cref="Length"/> values; may be longer, the rest is untouched.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <see cref="Length"/>.</exception>
    public void CopyTo(Span<float> destination)
    {
        if (destination.Length < Length)
        {
            throw new ArgumentException($"'{Name}' has {Length} values, but there is room for {destination.Length}.", nameof(destination));
        }

        ElementConversion.ToSingle(Bytes, ElementType, destination[..Length]);
    }

    /// <summary>Every element as <see cref="float"/>, row-major, in a new array. See <see cref="CopyTo"/> for the rounding.</summary>
    public float[] ToArray()
    {
        float[] values = GC.AllocateUninitializedArray<float>(Length);
        CopyTo(values);
        return values;
    }

    /// <summary>The same array under another name; the elements are shared.</summary>
    internal NamedArray WithName(string name) => _values is null
        ? new NamedArray(name, [.. Shape], ElementType, _bytes)
        : new NamedArray(name, [.. Shape], _values);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {ArrayShape.Describe(Shape)} {ElementTypes.Code(ElementType)}";
}
