using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using DragGan.Dragging;
using DragGan.Imaging;

namespace DragGan.Editing;

/// <summary>Every frame as a PNG in a ZIP, and <c>manifest.json</c>, which says what each shows. The same edit gives the same bytes.</summary>
internal static class FramesArchive
{
    /// <summary>The earliest time ZIP knows: when a file was exported is nobody's business.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream destination, ExportRun run)
    {
        using ZipArchive archive = new(destination, ZipArchiveMode.Create, leaveOpen: true);
        int count = run.Document.FrameCount;
        for (int frame = 0; frame < count; frame++)
        {
            RasterImage picture = run.Picture(frame);
            using Stream entry = Entry(archive, Name(frame), CompressionLevel.NoCompression); // PNG is compressed as it is
            PngWriter.Write(entry, picture, run.PictureText(frame));
            run.Report(frame + 1, count);
        }

        using Stream manifest = Entry(archive, "manifest.json", CompressionLevel.Optimal);
        manifest.Write(ExportJson.Page(json => WriteManifest(json, run)));
    }

    private static Stream Entry(ZipArchive archive, string name, CompressionLevel level)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, level);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    private static string Name(int frame) => string.Create(CultureInfo.InvariantCulture, $"frames/{frame:D5}.png");

    private static void WriteManifest(Utf8JsonWriter json, ExportRun run)
    {
        EditDocument document = run.Document;
        json.WriteStartObject();
        json.WriteString("comment", GeneratedMetadata.Words);
        json.WriteString("digitalSourceType", GeneratedMetadata.DigitalSourceType);
        foreach ((string key, string value) in run.Facts(frame: null))
        {
            json.WriteString(key, value);
        }

        json.WriteNumber("resolution", document.Model.Resolution);
        json.WriteNumber("framesPerSecond", run.Options.FramesPerSecond);
        json.WriteStartArray("frames");
        for (int frame = 0; frame < document.FrameCount; frame++)
        {
            WriteFrame(json, frame, document.MetricsAt(frame));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter json, int frame, StepMetrics? metrics)
    {
        json.WriteStartObject();
        json.WriteString("file", Name(frame));
        if (metrics is not null)
        {
            json.WriteNumber("motion", metrics.Motion);
            json.WriteNumber("mask", metrics.Mask);
            json.WriteStartArray("handles");
            foreach (Handle handle in metrics.Handles)
            {
                json.WriteStartObject();
                ExportJson.WritePoint(json, "position", handle.Position);
                ExportJson.WritePoint(json, "target", handle.Target);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
