using System.Runtime.InteropServices;
using System.Text.Json;

namespace DragGan.Checkpoints.Safetensors;

/// <summary>One array on its way into a file, with the type it will have there.</summary>
internal sealed class SafetensorsItem(NamedArray array, bool half)
{
    private const int ChunkElements = 1 << 13; // the converted chunk fits a first-level cache

    private readonly bool _narrow = half && array.ElementType == ArrayElementType.Float32;

    public NamedArray Array { get; } = array;

    private ArrayElementType StoredType => _narrow ? ArrayElementType.Float16 : Array.ElementType;

    /// <summary>Wider elements first, then by name: every array then starts on a multiple of its element's size.</summary>
    public static int InFileOrder(SafetensorsItem? x, SafetensorsItem? y)
    {
        int bySize = ElementTypes.Size(y!.StoredType).CompareTo(ElementTypes.Size(x!.StoredType));
        return bySize != 0 ? bySize : string.CompareOrdinal(x.Array.Name, y.Array.Name);
    }

    /// <summary>Refuses finite values that 16 bits would turn into infinities.</summary>
    public void RequireRepresentable()
    {
        if (!_narrow)
        {
            return;
        }

        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(Array.Bytes);
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsFinite(values[i]) && Half.IsInfinity((Half)values[i]))
            {
                throw new ModelFileException(
                    $"array '{Array.Name}' holds {values[i]:R} at element {i}, but half floats end at {(float)Half.MaxValue}. Convert it without halving.");
            }
        }
    }

    /// <summary>Writes the header's entry for data that begin at <paramref name="begin"/>; returns where they end.</summary>
    public long WriteEntry(Utf8JsonWriter writer, long begin)
    {
        long end = begin + ((long)Array.Length * ElementTypes.Size(StoredType));
        writer.WriteStartObject(Array.Name);
        writer.WriteString("dtype", ElementTypes.Code(StoredType));
        writer.WriteStartArray("shape");
        foreach (int extent in Array.Shape)
        {
            writer.WriteNumberValue(extent);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(begin);
        writer.WriteNumberValue(end);
        writer.WriteEndArray();
        writer.WriteEndObject();
        return end;
    }

    /// <summary>Writes the elements, halved chunk by chunk where that was asked for.</summary>
    public void WriteData(Stream destination)
    {
        if (!_narrow)
        {
            destination.Write(Array.Bytes);
            return;
        }

        Half[] chunk = new Half[Math.Min(Array.Length, ChunkElements)];
        for (ReadOnlySpan<float> left = MemoryMarshal.Cast<byte, float>(Array.Bytes); left.Length > 0; left = left[Math.Min(left.Length, ChunkElements)..])
        {
            Span<Half> converted = chunk.AsSpan(0, Math.Min(left.Length, ChunkElements));
            for (int i = 0; i < converted.Length; i++)
            {
                converted[i] = (Half)left[i]; // IEEE: to nearest, ties to even
            }

            destination.Write(MemoryMarshal.AsBytes(converted));
        }
    }
}
