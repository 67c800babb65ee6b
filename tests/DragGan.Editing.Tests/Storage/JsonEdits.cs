using System.Globalization;
using System.Text.Json.Nodes;

namespace DragGan.Editing.Tests;

/// <summary>Changes one place of a JSON text.</summary>
internal static class JsonEdits
{
    /// <summary>Other JSON in one place; no JSON takes the place away.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">Names and numbers with dots between: <c>document.points.0.x</c>.</param>
    /// <param name="value">JSON, or nothing.</param>
    public static string With(string json, string path, string? value)
    {
        string[] names = path.Split('.');
        JsonNode root = JsonNode.Parse(json)!;
        JsonNode place = root;
        foreach (string name in names[..^1])
        {
            place = place is JsonArray array ? array[int.Parse(name, CultureInfo.InvariantCulture)]! : place[name]!;
        }

        if (value is null)
        {
            Assert.True(place.AsObject().Remove(names[^1]));
        }
        else if (place is JsonArray list)
        {
            list[int.Parse(names[^1], CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
        }
        else
        {
            place[names[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }
}
