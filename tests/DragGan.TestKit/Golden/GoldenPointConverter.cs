using System.Text.Json;
using System.Text.Json.Serialization;

namespace DragGan.TestKit;

/// <summary>Reads <c>[y, x]</c>.</summary>
public sealed class GoldenPointConverter : JsonConverter<GoldenPoint>
{
    /// <inheritdoc/>
    public override GoldenPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        int[] pair = JsonSerializer.Deserialize<int[]>(ref reader, options)!;
        return pair.Length == 2 ? new(pair[0], pair[1]) : throw new JsonException($"A point is [y, x], but this one has {pair.Length} numbers.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, GoldenPoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Y);
        writer.WriteNumberValue(value.X);
        writer.WriteEndArray();
    }
}
