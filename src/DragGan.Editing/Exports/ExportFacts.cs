using System.Globalization;
using System.Text.Json;
using DragGan.Imaging;

namespace DragGan.Editing;

/// <summary>What exported files say about the edit they come from: program, model, origin and drags.</summary>
internal static class ExportFacts
{
    /// <summary>Older drags are counted, not told: metadata shall stay small.</summary>
    private const int MostDrags = 32;

    /// <summary>Facts by keyword, the same as those of `draggan drag` where both have them.</summary>
    /// <param name="document">The edit.</param>
    /// <param name="frame">The frame the file shows; null if it shows all.</param>
    /// <param name="software">Name and version of the program.</param>
    public static Dictionary<string, string> Of(EditDocument document, int? frame, string software)
    {
        Dictionary<string, string> facts = new() { ["Software"] = software, ["draggan:model"] = document.Model.Id };
        switch (document.Image)
        {
            case SeedImage image:
                facts["draggan:seed"] = image.Seed.ToString(CultureInfo.InvariantCulture);
                facts["draggan:truncation"] = image.Truncation.ToString(CultureInfo.InvariantCulture);
                if (image.Label is int label)
                {
                    facts["draggan:label"] = label.ToString(CultureInfo.InvariantCulture);
                }

                break;
            case LatentImage image:
                facts["draggan:latent"] = image.FileName;
                break;
            default:
                break;
        }

        if (frame is int number)
        {
            facts["draggan:frame"] = number.ToString(CultureInfo.InvariantCulture);
        }

        facts["draggan:edits"] = ExportJson.Text(json => WriteEdits(json, document, frame ?? document.FrameCount - 1));
        return facts;
    }

    /// <summary>The same in the tags that MP4 has.</summary>
    public static IReadOnlyDictionary<string, string> ForVideo(IReadOnlyDictionary<string, string> facts, string software) => new Dictionary<string, string>
    {
        ["comment"] = $"{GeneratedMetadata.Words}; {GeneratedMetadata.DigitalSourceType}; made with {software}",
        ["description"] = ExportJson.Text(json =>
        {
            json.WriteStartObject();
            foreach ((string key, string value) in facts)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }),
    };

    /// <summary>The drags up to a frame: how many steps each, and from where to where its points went.</summary>
    private static void WriteEdits(Utf8JsonWriter json, EditDocument document, int lastFrame)
    {
        json.WriteStartObject();
        json.WriteNumber("drags", document.Drags.Length);
        json.WriteStartArray("last");
        int first = 1; // the frame of a drag's first step
        foreach ((int index, DragSegment drag) in document.Drags.Index())
        {
            int steps = Math.Min(drag.Count, lastFrame - first + 1);
            if (steps > 0 && index >= document.Drags.Length - MostDrags)
            {
                WriteDrag(json, document, drag, steps);
            }

            first += drag.Count;
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDrag(Utf8JsonWriter json, EditDocument document, DragSegment drag, int steps)
    {
        StepMetrics end = drag.Log.Metrics(steps - 1); // targets may have moved on the way; these are the last ones
        json.WriteStartObject();
        json.WriteNumber("steps", steps);
        json.WriteStartArray("points");
        for (int i = 0; i < drag.PointIds.Length; i++)
        {
            int id = drag.PointIds[i];
            json.WriteStartObject();
            json.WriteNumber("id", id);
            if (document.Points.FirstOrDefault(point => point.Id == id) is { Kind: PointKind.Anchor })
            {
                json.WriteBoolean("anchor", true);
            }

            ExportJson.WritePoint(json, "from", drag.Origins[i]);
            ExportJson.WritePoint(json, "to", end.Handles[i].Target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
