using System.Text.Json;
using DragGan.EndToEnd.Tests.Driving;
using DragGan.Imaging;
using DragGan.TestKit;

namespace DragGan.EndToEnd.Tests.Verbs;

/// <summary>Anchors, the held area and the mark.</summary>
public sealed class DragOptionTests : IDisposable
{
    private static readonly string[] Tiny = ["drag", TestModels.Tiny, "--seed", "1", "--drag", "10,10:20,20", "--max-steps", "3"];

    private readonly WorkFolder _folder = new();

    [Fact]
    public void Anchors_are_reported_after_the_handles_and_told_in_the_pictures()
    {
        Draggan.Run(_folder, [.. Tiny, "--anchor", "4.4,25", "28,3", "--out", "."]).Expect(0);

        JsonElement report = Report("report.json");
        Assert.Equal([(4.4f, 25), (28, 3)], report.GetProperty("settings").GetProperty("anchor").EnumerateArray().Select(Place));
        Assert.Equal(1, report.GetProperty("settings").GetProperty("drag").GetArrayLength());
        (float, float)[] first = [.. report.GetProperty("steps")[0].GetProperty("handles").EnumerateArray().Select(Place)];
        Assert.Equal([(10, 10), (4, 25), (28, 3)], first); // anchors lie on whole pixels
        Assert.Equal("4.4,25 28,3", PngReader.Read(_folder["end.png"]).Text["draggan:anchors"]);
    }

    [Fact]
    public void The_lions_eye_stays_where_it_is_anchored_while_the_nose_is_dragged()
    {
        Draggan.Run(
            _folder, "drag", "--seed", $"{ShippedLion.Seed}", "--truncation", "1", "--drag", "128,140:104,140", "--anchor", $"{ShippedLion.RightEyeX},{ShippedLion.EyesY}", "--max-steps", "200", "--animation", "none", "--out", ".").Expect(0);

        JsonElement report = Report("report.json");
        (float X, float Y)[] last = [.. report.GetProperty("steps").EnumerateArray().Last().GetProperty("handles").EnumerateArray().Select(Place)];
        Assert.Equal("arrived", report.GetProperty("outcome").GetString());
        Assert.InRange(double.Hypot(last[0].X - 104, last[0].Y - 140), 0, 2);
        Assert.InRange(double.Hypot(last[1].X - ShippedLion.RightEyeX, last[1].Y - ShippedLion.EyesY), 0, 2);
    }

    [Fact]
    public void The_held_area_shows_the_starts_pixels_in_every_picture_and_the_drag_is_the_same()
    {
        TestModels.WriteMask(_folder["mask.png"], 32, 8, 24);

        Draggan.Run(_folder, [.. Tiny, "--mask", "mask.png", "--out", "free"]).Expect(0);
        Draggan.Run(_folder, [.. Tiny, "--mask", "mask.png", "--hold", "--out", "held"]).Expect(0);

        RasterImage start = Read("held/start.png"), end = Read("held/end.png"), free = Read("free/end.png");
        EditMask mask = EditMask.FromImage(Read("mask.png"));
        Assert.Equal(Read("free/start.png").Pixels, start.Pixels);
        Assert.Equal(new HeldArea(mask, HeldArea.FeatherFor(32)).Compose(free, start).Pixels, end.Pixels);
        Assert.NotEqual(free.Pixels, end.Pixels);
        Assert.Equal(start.Row(2).ToArray(), end.Row(2).ToArray());
        Assert.Equal(
            Report("free/report.json").GetProperty("steps")[2].GetProperty("loss").GetDouble(), Report("held/report.json").GetProperty("steps")[2].GetProperty("loss").GetDouble());
        Assert.True(Report("held/report.json").GetProperty("settings").GetProperty("hold").GetBoolean());
    }

    [Fact]
    public void Holding_by_a_mask_that_holds_nothing_changes_nothing()
    {
        TestModels.WriteMask(_folder["white.png"], 32, 0, 32);

        Draggan.Run(_folder, [.. Tiny, "--mask", "white.png", "--hold", "--out", "held"]).Expect(0);
        Draggan.Run(_folder, [.. Tiny, "--out", "free"]).Expect(0);

        Assert.Equal(Read("free/end.png").Pixels, Read("held/end.png").Pixels);
    }

    [Fact]
    public void The_mark_is_on_pictures_and_film_and_metadata_say_it_without()
    {
        Draggan.Run(_folder, [.. Tiny, "--out", "plain"]).Expect(0);
        Draggan.Run(_folder, [.. Tiny, "--mark", "--out", "marked"]).Expect(0);

        foreach (string name in new[] { "start.png", "end.png", "animation.png" })
        {
            PngImage plain = PngReader.Read(_folder[$"plain/{name}"]), marked = PngReader.Read(_folder[$"marked/{name}"]);
            GeneratedMark.Draw(plain.Raster);
            Assert.Equal(plain.Raster.Pixels, marked.Raster.Pixels);
            Assert.Equal(("AI generated", "AI generated"), (plain.Text["Comment"], marked.Text["Comment"]));
            Assert.Contains("trainedAlgorithmicMedia", plain.Text["XML:com.adobe.xmp"], StringComparison.Ordinal);
        }

        Assert.True(Report("marked/report.json").GetProperty("settings").GetProperty("mark").GetBoolean());
    }

    public void Dispose() => _folder.Dispose();

    private static (float X, float Y) Place(JsonElement point) => (point.GetProperty("x").GetSingle(), point.GetProperty("y").GetSingle());

    private RasterImage Read(string name) => PngReader.Read(_folder[name]).Raster;

    private JsonElement Report(string name) => JsonDocument.Parse(File.ReadAllText(_folder[name])).RootElement;
}
