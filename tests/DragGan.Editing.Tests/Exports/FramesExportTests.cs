using System.IO.Compression;
using System.Text.Json;
using DragGan.Imaging;

namespace DragGan.Editing.Tests;

public sealed class FramesExportTests : IDisposable
{
    private static readonly ExportOptions Frames = new(ExportKind.Frames) { FramesPerSecond = 12 };

    private readonly ExportFixture _edit = new();

    public void Dispose() => _edit.Dispose();

    [Fact]
    public void Every_frame_is_there_and_a_manifest_that_tells_what_it_shows()
    {
        _edit.Exporter.Write(Frames, _edit.At("a.zip"));

        using ZipArchive archive = ZipFile.OpenRead(_edit.At("a.zip"));
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => $"frames/0000{i}.png"), "manifest.json"], archive.Entries.Select(entry => entry.FullName));
        JsonElement manifest = JsonDocument.Parse(archive.GetEntry("manifest.json")!.Open()).RootElement;
        Assert.Equal("AI generated", manifest.GetProperty("comment").GetString());
        Assert.Equal("Program 1.2.3", manifest.GetProperty("Software").GetString());
        Assert.Equal(12, manifest.GetProperty("framesPerSecond").GetDouble());
        Assert.Equal(Edits.Resolution, manifest.GetProperty("resolution").GetInt32());
        JsonElement[] frames = [.. manifest.GetProperty("frames").EnumerateArray()];
        Assert.Equal(archive.Entries.SkipLast(1).Select(entry => entry.FullName), frames.Select(frame => frame.GetProperty("file").GetString()));
        Assert.False(frames[0].TryGetProperty("handles", out _));
        Assert.Equal(_edit.Document.MetricsAt(4)!.Motion, frames[4].GetProperty("motion").GetDouble());
        Assert.Equal(_edit.Document.MetricsAt(4)!.Handles[0].Position.X, frames[4].GetProperty("handles")[0].GetProperty("position")[0].GetSingle());
    }

    [Fact]
    public void Each_frame_is_a_picture_of_its_own_that_tells_its_number()
    {
        _edit.Exporter.Write(Frames with { Mark = false }, _edit.At("a.zip"));

        using ZipArchive archive = ZipFile.OpenRead(_edit.At("a.zip"));
        using Stream entry = archive.GetEntry("frames/00003.png")!.Open();
        PngImage frame = PngReader.Read(entry);
        Assert.Equal(ExportFixture.Picture(3).Pixels, frame.Raster.Pixels);
        Assert.Equal(("3", "AI generated"), (frame.Text["draggan:frame"], frame.Text["Comment"]));
    }

    [Fact]
    public void The_same_edit_gives_the_same_bytes()
    {
        _edit.Exporter.Write(Frames, _edit.At("a.zip"));
        _edit.Exporter.Write(Frames, _edit.At("b.zip"));

        Assert.Equal(File.ReadAllBytes(_edit.At("a.zip")), File.ReadAllBytes(_edit.At("b.zip")));
    }
}
