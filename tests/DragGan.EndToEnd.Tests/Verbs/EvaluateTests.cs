using System.Globalization;
using System.Text.Json;
using DragGan.Checkpoints;
using DragGan.EndToEnd.Tests.Driving;
using DragGan.Imaging;
using DragGan.Scenes;
using DragGan.StyleGan;

namespace DragGan.EndToEnd.Tests.Verbs;

/// <summary>How the verb goes about it; what it measures is tested in the room.</summary>
public sealed class EvaluateTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public EvaluateTests()
    {
        Checkpoint random = RandomGenerator.Create(new RandomGeneratorSize(32, ChannelBase: 512, ChannelMaximum: 16, LatentWidth: 128, MappingLayers: 1));
        WriteAsLions("lions.safetensors", random);
    }

    [Fact]
    public void Drags_leave_a_report_lines_of_json_and_sheets_and_a_later_run_goes_on()
    {
        Draggan.Run(_folder, Drags("3")).Expect(0);
        string[] before = File.ReadAllLines(_folder["o/drags.jsonl"]);
        ProgramRun run = Draggan.Run(_folder, Drags("6")).Expect(0);
        string[] after = File.ReadAllLines(_folder["o/drags.jsonl"]);

        Assert.Equal((4, 7), (before.Length, after.Length));
        Assert.Equal(before, after[..4]);
        Assert.Equal(
            ["o/REPORT.md", "o/drags", "o/drags.jsonl", .. Enumerable.Range(0, 6).Select(i => $"o/drags/000{i}.png"), "o/farthest-off.png", "o/least-like.png", "o/typical.png"],
            _folder.Entries.Where(entry => entry.StartsWith("o/", StringComparison.Ordinal)));
        JsonElement nose = JsonDocument.Parse(after[6]).RootElement;
        Assert.Equal(("Nose", 5), (nose.GetProperty("kind").GetString(), nose.GetProperty("number").GetInt32()));
        string report = File.ReadAllText(_folder["o/REPORT.md"]);
        Assert.Contains("| nose | 2 |", report, StringComparison.Ordinal);
        Assert.Contains("| **all** | 6 |", report, StringComparison.Ordinal);
        Assert.Contains("| eyelid | 1 |", run.Output, StringComparison.Ordinal);
        Assert.Equal(4 * 32, PngReader.Read(_folder["o/drags/0005.png"]).Raster.Width);
    }

    [Fact]
    public void Reconstruction_leaves_a_report_figures_and_a_sheet_and_a_later_run_goes_on()
    {
        Draggan.Run(_folder, Reconstruction("2", "5")).Expect(0);
        string[] before = File.ReadAllLines(_folder["o/scores.jsonl"]);
        Draggan.Run(_folder, Reconstruction("4", "5")).Expect(0);
        string[] after = File.ReadAllLines(_folder["o/scores.jsonl"]);

        Assert.Equal((3, 5), (before.Length, after.Length));
        Assert.Equal(before, after[..3]);
        JsonElement figures = JsonDocument.Parse(File.ReadAllText(_folder["o/reconstruction.json"])).RootElement;
        double[] scores = [.. after[1..].Select(line => JsonDocument.Parse(line).RootElement.GetProperty("psnr").GetDouble())];
        Assert.Equal(4, figures.GetProperty("count").GetInt32());
        Assert.Equal(scores.Average(), figures.GetProperty("psnr").GetProperty("mean").GetDouble(), 1e-9);
        RasterImage sheet = PngReader.Read(_folder["o/sheet.png"]).Raster;
        Assert.Equal(Lion.Draw(5, 1).Render(32).Row(0).ToArray(), sheet.Row(2).Slice((2 + 32 + 2) * 3, 32 * 3).ToArray());
    }

    [Fact]
    public void A_line_that_was_cut_off_is_done_again()
    {
        Draggan.Run(_folder, Reconstruction("2", "5")).Expect(0);
        string[] whole = File.ReadAllLines(_folder["o/scores.jsonl"]);
        File.WriteAllText(_folder["o/scores.jsonl"], $"{whole[0]}\n{whole[1]}\n{whole[2][..20]}");

        Draggan.Run(_folder, Reconstruction("2", "5")).Expect(0);

        Assert.Equal(whole, File.ReadAllLines(_folder["o/scores.jsonl"]));
    }

    [Fact]
    public void Results_of_different_experiments_are_not_mixed()
    {
        Draggan.Run(_folder, Reconstruction("1", "5")).Expect(0);

        Draggan.Run(_folder, Reconstruction("1", "6")).ExpectMessage(1, "another experiment");
    }

    [Theory]
    [InlineData("drags")]
    [InlineData("reconstruction")]
    public void A_model_that_does_not_say_its_latents_are_a_lions_is_refused(string what)
    {
        Draggan.Run(_folder, "evaluate", what, "--model", TestModels.Tiny, "--count", "1", "--out", "o").ExpectMessage(1, "not known to be a lion's parameters");

        Assert.DoesNotContain("o", _folder.Entries);
    }

    [Fact]
    public void A_model_of_an_older_lion_is_judged_under_a_doubt()
    {
        WriteAsLions("older.safetensors", Checkpoint.Load(_folder["lions.safetensors"]), version: "0");

        ProgramRun run = Draggan.Run(_folder, "evaluate", "reconstruction", "--model", "older.safetensors", "--count", "1", "--out", "o").Expect(0);

        Assert.Contains("lions of version 0", run.Errors, StringComparison.Ordinal);
        Assert.Contains("A doubt", File.ReadAllText(_folder["o/REPORT.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_that_comes_along_is_dragged_and_measured_and_draws_the_lion_it_is_asked_for()
    {
        Draggan.Run(_folder, "evaluate", "drags", "--count", "1", "--steps", "3", "--out", "o").Expect(0);

        JsonElement drag = JsonDocument.Parse(File.ReadAllLines(_folder["o/drags.jsonl"])[1]).RootElement;
        Assert.Equal(3, drag.GetProperty("steps").GetInt32());
        Assert.InRange(drag.GetProperty("first").GetProperty("psnr").GetDouble(), 27, 60);
        Assert.InRange(drag.GetProperty("placement").GetDouble(), 0, 2);
        Assert.InRange(drag.GetProperty("last").GetProperty("psnr").GetDouble(), 20, 60);
    }

    [Theory]
    [InlineData("--count", "0")]
    [InlineData("--truncation", "0")]
    [InlineData("--steps", "-1")]
    public void Numbers_out_of_range_are_named(string option, string value) =>
        Draggan.Run(_folder, "evaluate", "drags", option, value, "--out", "o").ExpectMessage(2, option);

    public void Dispose() => _folder.Dispose();

    private static string[] Drags(string count) =>
        ["evaluate", "drags", "--model", "lions.safetensors", "--count", count, "--seed", "5", "--steps", "2", "--out", "o"];

    private static string[] Reconstruction(string count, string seed) =>
        ["evaluate", "reconstruction", "--model", "lions.safetensors", "--count", count, "--seed", seed, "--out", "o"];

    private void WriteAsLions(string name, Checkpoint checkpoint, string? version = null)
    {
        Dictionary<string, string> metadata = new(checkpoint.Metadata) { ["scene"] = "lion", ["scene_version"] = version ?? Lion.Version.ToString(CultureInfo.InvariantCulture) };
        using FileStream file = File.Create(_folder[name]);
        SafetensorsWriter.Write(file, checkpoint.Arrays.Values, metadata);
    }
}
