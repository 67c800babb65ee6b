using System.Buffers.Binary;
using System.Text.Json;
using DragGan.Checkpoints.Safetensors;

namespace DragGan.Checkpoints;

/// <summary>Writes named arrays as a safetensors file.</summary>
/// <remarks>
/// The same arrays and metadata give the same bytes, in whatever order they come: wider elements first, then by name (ordinal), so every
/// array starts on a multiple of its element's size, and the data start on a multiple of 8 bytes. Metadata is sorted by key.
/// </remarks>
public static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes a whole file to <paramref name="destination"/>, array by array; nothing is buffered but the header.</summary>
    /// <param name="destination">Written from its current position; left open, not flushed.</param>
    /// <param name="arrays">The arrays; names are unique.</param>
    /// <param name="metadata">Goes into the header as <c>__metadata__</c>.</param>
    /// <param name="half">Store <see cref="ArrayElementType.Float32"/> as <see cref="ArrayElementType.Float16"/>, rounded to nearest even; other types stay as they are.</param>
    /// <exception cref="ArgumentException">Two arrays have one name, or a name is <c>__metadata__</c>.</exception>
    /// <exception cref="ModelFileException">With <paramref name="half"/>, a finite value is too large for 16 bits; found before anything is written.</exception>
    public static void Write(Stream destination, IEnumerable<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata, bool half = false)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(arrays);
        ArgumentNullException.ThrowIfNull(metadata);
        SafetensorsItem[] items = [.. arrays.Select(array => new SafetensorsItem(array, half))];
        Array.Sort(items, SafetensorsItem.InFileOrder);
        RequireWritable(items);

        byte[] header = Header(items, metadata);
        Span<byte> length = stackalloc byte[SafetensorsReader.LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        destination.Write(length);
        destination.Write(header);
        foreach (SafetensorsItem item in items)
        {
            item.WriteData(destination);
        }
    }

    private static void RequireWritable(SafetensorsItem[] items)
    {
        HashSet<string> names = [SafetensorsHeader.MetadataKey];
        foreach (SafetensorsItem item in items)
        {
            if (!names.Add(item.Array.Name))
            {
                throw new ArgumentException($"The name '{item.Array.Name}' is taken; every array of a safetensors file needs its own.", nameof(items));
            }

            item.RequireRepresentable();
        }
    }

    private static byte[] Header(SafetensorsItem[] items, IReadOnlyDictionary<string, string> metadata)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            if (metadata.Count > 0)
            {
                writer.WriteStartObject(SafetensorsHeader.MetadataKey);
                foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    writer.WriteString(key, value);
                }

                writer.WriteEndObject();
            }

            long begin = 0;
            foreach (SafetensorsItem item in items)
            {
                begin = item.WriteEntry(writer, begin);
            }

            writer.WriteEndObject();
        }

        while (json.Length % Alignment != 0)
        {
            json.WriteByte((byte)' '); // the format pads its header with spaces
        }

        return json.ToArray();
    }
}
