using System.Buffers.Binary;
using System.Text.Json;
using DragGan.EndToEnd.Tests.Driving;
using DragGan.Imaging;
using DragGan.TestKit;

namespace DragGan.EndToEnd.Tests.Verbs;

public sealed class DragTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public static TheoryData<string> GoldenDragNames => [.. GoldenFiles.ReadDrags("tiny-32.drags.json").Drags.Select(drag => drag.Name)];

    [Theory]
    [MemberData(nameof(GoldenDragNames))]
    public void The_program_makes_the_golden_drags(string name)
    {
        GoldenDrags golden = GoldenFiles.ReadDrags("tiny-32.drags.json");
        GoldenDrag drag = golden[name];
        List<string> arguments =
        [
            "drag", TestModels.Tiny, "--seed", $"{golden.Seed}", "--truncation", $"{golden.Psi}", "--space", drag.Space, "--step-size", $"{drag.Lr}",
            "--lambda", $"{drag.LambdaMask}", "--r1", $"{drag.R1}", "--r2", $"{drag.R2}", "--block", $"{drag.Block + 1}", "--max-steps", $"{drag.Steps.Count}",
            "--out", "out", "--report", "report.json",
        ];
        foreach ((GoldenPoint handle, GoldenPoint target) in drag.Handles.Zip(drag.Targets))
        {
            arguments.AddRange(["--drag", $"{handle.X},{handle.Y}:{target.X},{target.Y}"]);
        }

        if (drag.FixedOutside is { } movable)
        {
            TestModels.WriteMask(_folder["mask.png"], golden.Resolution, movable[0], movable[1]);
            arguments.AddRange(["--mask", "mask.png"]);
        }

        Draggan.Run(_folder, [.. arguments]).Expect(0);

        JsonElement[] steps = [.. JsonDocument.Parse(File.ReadAllText(_folder["report.json"])).RootElement.GetProperty("steps").EnumerateArray()];
        Assert.Equal(drag.Steps.Count, steps.Length);
        foreach ((GoldenStep expected, JsonElement actual) in drag.Steps.Zip(steps))
        {
            Assert.Equal(
                expected.Points.Select(point => ((double)point.X, (double)point.Y)),
                actual.GetProperty("handles").EnumerateArray().Select(handle => (handle.GetProperty("x").GetDouble(), handle.GetProperty("y").GetDouble())));
            Assert.Equal(1, actual.GetProperty("loss").GetDouble() / expected.Loss, tolerance: 2e-3);
        }
    }

    [Fact]
    public void Several_drags_may_follow_one_option()
    {
        Draggan.Run(_folder, "drag", TestModels.Tiny, "--seed", "1", "--drag", "10,10:12,10", "20,20:20,24", "--max-steps", "1", "--out", ".").Expect(0);

        Assert.Equal(2, Report().GetProperty("settings").GetProperty("drag").GetArrayLength());
    }

    [Fact]
    public void A_frame_every_few_steps_makes_a_shorter_film()
    {
        Draggan.Run(
            _folder, "drag", TestModels.Tiny, "--seed", "1", "--drag", "4,4:28,28", "--max-steps", "7", "--every", "3", "--out", ".").Expect(0);

        byte[] film = File.ReadAllBytes(_folder["animation.png"]);
        Assert.Equal("limit", Report().GetProperty("outcome").GetString());
        Assert.Equal(4, BinaryPrimitives.ReadInt32BigEndian(film.AsSpan(film.AsSpan().IndexOf("acTL"u8) + 4))); // steps 0, 3, 6 and the end
    }

    [Fact]
    public void Marks_appear_in_the_film_and_not_in_the_pictures()
    {
        Draggan.Run(
            _folder, "drag", TestModels.Tiny, "--seed", "1", "--drag", "10,10:20,20", "--max-steps", "1", "--marks", "--out", ".").Expect(0);
        Draggan.Run(_folder, "generate", TestModels.Tiny, "--seeds", "1", "--out", ".").Expect(0);

        byte[] start = PngReader.Read(_folder["start.png"]).Raster.Pixels;
        Assert.Equal(PngReader.Read(_folder["seed0001.png"]).Raster.Pixels, start);
        Assert.NotEqual(start, PngReader.Read(_folder["animation.png"]).Raster.Pixels);
    }

    [Fact]
    public void A_drag_that_gets_nowhere_ends_by_itself()
    {
        Draggan.Run(
            _folder, "drag", TestModels.Tiny, "--seed", "1", "--drag", "4,4:28,28", "--step-size", "1e-9", "--max-steps", "1000", "--animation", "none", "--out", ".").Expect(0);

        Assert.Equal("stalled", Report().GetProperty("outcome").GetString());
    }

    [Fact]
    public void A_model_with_labels_is_dragged_with_a_label()
    {
        Draggan.Run(
            _folder, "drag", TestModels.Labels, "--seed", "1", "--label", "2", "--drag", "60,60:64,64", "--max-steps", "1", "--animation", "none", "--out", ".").Expect(0);

        Assert.Equal(2, Report().GetProperty("settings").GetProperty("label").GetInt32());
    }

    [Fact]
    public void A_mask_that_holds_nothing_is_mentioned_and_left_out()
    {
        TestModels.WriteMask(_folder["white.png"], 32, 0, 32);

        ProgramRun run = Draggan.Run(
            _folder, "drag", TestModels.Tiny, "--seed", "1", "--drag", "10,10:12,12", "--mask", "white.png", "--max-steps", "1", "--out", "out").Expect(0);

        Assert.Contains("holds nothing", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private JsonElement Report() => JsonDocument.Parse(File.ReadAllText(_folder["report.json"])).RootElement;
}
