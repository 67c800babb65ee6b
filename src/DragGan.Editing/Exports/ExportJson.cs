using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DragGan.Dragging;

namespace DragGan.Editing;

/// <summary>JSON as it stands in exported files.</summary>
internal static class ExportJson
{
    /// <summary>For files of their own, never part of a page: characters such as '+' stand as they are.</summary>
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a piece of code writes, as one line.</summary>
    public static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(Bytes(write, Compact));

    /// <summary>What a piece of code writes, for people to read.</summary>
    public static byte[] Page(Action<Utf8JsonWriter> write) => Bytes(write, Compact with { Indented = true });

    /// <summary>A place as "name": [x, y].</summary>
    public static void WritePoint(Utf8JsonWriter json, string name, ImagePoint point)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(point.X);
        json.WriteNumberValue(point.Y);
        json.WriteEndArray();
    }

    private static byte[] Bytes(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, options))
        {
            write(json);
        }

        return stream.ToArray();
    }
}
