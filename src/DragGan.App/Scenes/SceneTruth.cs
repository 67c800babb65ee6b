using System.Text.Json;
using DragGan.App.Files;
using DragGan.Scenes;

namespace DragGan.App.Scenes;

/// <summary>truth.jsonl: one line of JSON for every picture, with its parameters and landmarks.</summary>
internal static class SceneTruth
{
    /// <summary>Writes the file anew.</summary>
    public static void Write(SceneRequest request, CancellationToken cancellation) =>
        AtomicFile.Write(Path.Combine(request.Folder, "truth.jsonl"), stream =>
        {
            for (int i = 0; i < request.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                using Utf8JsonWriter writer = new(stream);
                WriteLine(writer, i, Lion.Draw(request.Seed, i));
                writer.Flush();
                stream.WriteByte((byte)'\n');
            }
        });

    private static void WriteLine(Utf8JsonWriter writer, int number, Lion lion)
    {
        writer.WriteStartObject();
        writer.WriteNumber("picture", number);
        writer.WriteStartObject("parameters");
        foreach ((int i, float value) in lion.ParameterValues().Index())
        {
            writer.WriteNumber(LionParameters.All[i].Name, value);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("z");
        foreach (float z in lion.Normals)
        {
            writer.WriteNumberValue(z);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("landmarks");
        IReadOnlyList<PicturePoint> landmarks = LionLandmarks.Of(lion);
        IReadOnlyList<bool> visible = LionLandmarks.VisibleIn(lion);
        foreach ((int i, string name) in LionLandmarks.Names.Index())
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("x", landmarks[i].X);
            writer.WriteNumber("y", landmarks[i].Y);
            writer.WriteBoolean("visible", visible[i]);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
