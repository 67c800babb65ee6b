using System.Text.Json;
using DragGan.Checkpoints;
using DragGan.Imaging;

namespace DragGan.Editing.Tests;

public sealed class PictureExportTests : IDisposable
{
    private readonly ExportFixture _edit = new();

    public void Dispose() => _edit.Dispose();

    [Fact]
    public void A_picture_is_the_last_frame_with_the_mark()
    {
        _edit.Exporter.Write(new ExportOptions(ExportKind.Picture), _edit.At("a.png"));

        RasterImage expected = ExportFixture.Picture(5);
        GeneratedMark.Draw(expected);
        Assert.Equal(expected.Pixels, PngReader.Read(_edit.At("a.png")).Raster.Pixels);
        Assert.Equal([5], _edit.Rendered);
        Assert.Equal(["a.png"], _edit.Files);
    }

    [Fact]
    public void The_mark_can_be_left_out_and_any_frame_chosen()
    {
        _edit.Exporter.Write(new ExportOptions(ExportKind.Picture) { Frame = 2, Mark = false }, _edit.At("a.png"));

        Assert.Equal(ExportFixture.Picture(2).Pixels, PngReader.Read(_edit.At("a.png")).Raster.Pixels);
    }

    [Fact]
    public void The_mark_is_not_drawn_on_the_renderers_own_picture()
    {
        RasterImage shared = ExportFixture.Picture(0);

        _edit.ExporterOf(_edit.Document, _ => shared).Write(new ExportOptions(ExportKind.Picture), _edit.At("a.png"));

        Assert.Equal(ExportFixture.Picture(0).Pixels, shared.Pixels);
    }

    [Fact]
    public void It_says_what_made_it_from_what_and_that_it_is_generated_with_or_without_the_mark()
    {
        _edit.Exporter.Write(new ExportOptions(ExportKind.Picture) { Mark = false, Frame = 4 }, _edit.At("a.png"));

        IReadOnlyDictionary<string, string> text = PngReader.Read(_edit.At("a.png")).Text;
        Assert.Equal("Program 1.2.3", text["Software"]);
        Assert.Equal(("faces", "7", "0.7", "4"), (text["draggan:model"], text["draggan:seed"], text["draggan:truncation"], text["draggan:frame"]));
        Assert.Equal("AI generated", text["Comment"]);
        Assert.Contains("trainedAlgorithmicMedia", text["XML:com.adobe.xmp"], StringComparison.Ordinal);
        Assert.False(text.ContainsKey("draggan:label"));
    }

    [Fact]
    public void The_edits_it_tells_are_those_up_to_its_frame()
    {
        _edit.Exporter.Write(new ExportOptions(ExportKind.Picture) { Frame = 4 }, _edit.At("a.png"));

        JsonElement edits = JsonDocument.Parse(PngReader.Read(_edit.At("a.png")).Text["draggan:edits"]).RootElement;
        Assert.Equal(2, edits.GetProperty("drags").GetInt32());
        JsonElement[] drags = [.. edits.GetProperty("last").EnumerateArray()];
        Assert.Equal([3, 1], drags.Select(drag => drag.GetProperty("steps").GetInt32()));
        JsonElement[] points = [.. drags[0].GetProperty("points").EnumerateArray()];
        Assert.Equal([1, 2], points.Select(point => point.GetProperty("id").GetInt32()));
        Assert.Equal([false, true], points.Select(point => point.TryGetProperty("anchor", out _)));
        Assert.Equal(5, points[0].GetProperty("from")[0].GetSingle());
        Assert.Equal(_edit.Document.MetricsAt(3)!.Handles[0].Target.Y, points[0].GetProperty("to")[1].GetSingle());
    }

    [Fact]
    public void The_first_frame_tells_no_edits()
    {
        _edit.Exporter.Write(new ExportOptions(ExportKind.Picture) { Frame = 0 }, _edit.At("a.png"));

        Assert.Empty(JsonDocument.Parse(PngReader.Read(_edit.At("a.png")).Text["draggan:edits"]).RootElement.GetProperty("last").EnumerateArray());
    }

    [Fact]
    public void Labels_and_latent_files_are_told_too()
    {
        EditDocument labelled = _edit.Document.WithImage(new SeedImage(3, 1, Label: 2), Edits.Latent(3));
        EditDocument opened = _edit.Document.WithImage(new LatentImage("größe.safetensors"), Edits.Latent(4));

        _edit.ExporterOf(labelled).Write(new ExportOptions(ExportKind.Picture), _edit.At("a.png"));
        _edit.ExporterOf(opened).Write(new ExportOptions(ExportKind.Picture), _edit.At("b.png"));

        Assert.Equal("2", PngReader.Read(_edit.At("a.png")).Text["draggan:label"]);
        Assert.Equal("größe.safetensors", PngReader.Read(_edit.At("b.png")).Text["draggan:latent"]);
    }

    [Fact]
    public void A_latent_is_that_of_its_frame_to_the_bit_and_tells_where_it_comes_from()
    {
        _edit.Exporter.Write(new ExportOptions(ExportKind.Latent) { Frame = 2 }, _edit.At("w.safetensors"));

        Checkpoint file = Checkpoint.Load(_edit.At("w.safetensors"));
        Assert.Equal([.. _edit.Document.LatentAt(2).Values], file.Arrays["ws"].ToArray());
        Assert.Equal([Edits.Rows, Edits.Width], [.. file.Arrays["ws"].Shape]);
        Assert.Equal(("Program 1.2.3", "faces", "7"), (file.Metadata["Software"], file.Metadata["draggan:model"], file.Metadata["draggan:seed"]));
        Assert.Empty(_edit.Rendered);
    }
}
