using System.Text.Json;
using DragGan.Checkpoints;
using DragGan.EndToEnd.Tests.Driving;
using DragGan.Imaging;
using DragGan.Scenes;

namespace DragGan.EndToEnd.Tests.Verbs;

public sealed class ScenesTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [Fact]
    public void Pictures_and_truth_are_those_of_the_room()
    {
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "3", "--seed", "4", "--size", "32", "--out", "made/here").Expect(0);

        Assert.Equal(
            ["made", "made/here", "made/here/000000.png", "made/here/000001.png", "made/here/000002.png", "made/here/scene.txt", "made/here/truth.jsonl"],
            _folder.Entries);
        PngImage image = PngReader.Read(_folder["made/here/000002.png"]);
        Lion lion = Lion.Draw(4, 2);
        Assert.Equal(lion.Render(32).Pixels, image.Raster.Pixels);
        Assert.Contains("seed 4, number 2", image.Text["draggan:scene"], StringComparison.Ordinal);

        string[] lines = File.ReadAllLines(_folder["made/here/truth.jsonl"]);
        Assert.Equal(3, lines.Length);
        JsonElement truth = JsonDocument.Parse(lines[2]).RootElement;
        Assert.Equal(2, truth.GetProperty("picture").GetInt32());
        Assert.Equal(lion.Normals.ToArray(), truth.GetProperty("z").EnumerateArray().Select(z => z.GetSingle()));
        Assert.Equal(LionLandmarks.Of(lion)[0].X, truth.GetProperty("landmarks").GetProperty("nose").GetProperty("x").GetSingle());
        Assert.Equal(LionParameters.Count, truth.GetProperty("parameters").EnumerateObject().Count());
    }

    [Fact]
    public void Shards_hold_every_picture_once_whatever_their_size()
    {
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "5", "--seed", "4", "--size", "16", "--shards", "2", "--out", "two").Expect(0);
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "5", "--seed", "4", "--size", "16", "--shards", "9", "--out", "nine").Expect(0);

        Assert.Equal(
            ["two", "two/lion-000000.safetensors", "two/lion-000002.safetensors", "two/lion-000004.safetensors", "two/scene.txt"],
            _folder.Entries.Where(entry => entry.StartsWith("two", StringComparison.Ordinal)));
        Checkpoint all = Checkpoint.Load(_folder["nine/lion-000000.safetensors"]), last = Checkpoint.Load(_folder["two/lion-000004.safetensors"]);
        Assert.Equal([5, 16, 16, 3], all.Arrays["images"].Shape);
        Assert.Equal([5, LionParameters.Count], all.Arrays["z"].Shape);
        Assert.Equal([5, LionLandmarks.Count, 2], all.Arrays["landmarks"].Shape);
        Assert.Equal([5, 20], all.Arrays["visible"].Shape);
        Assert.Equal([5, 24], all.Arrays["colours"].Shape);
        Assert.Equal(Lion.Draw(4, 4).Render(16).Pixels, last.Arrays["images"].Bytes.ToArray());
        foreach ((string name, NamedArray array) in last.Arrays)
        {
            Assert.Equal(array.Bytes.ToArray(), all.Arrays[name].Bytes[^array.Bytes.Length..].ToArray());
        }

        Assert.Equal("lion", all.Metadata["scene"]);
        Assert.Equal("9", all.Metadata["geometry"]);
        Assert.Equal("4", all.Metadata["seed"]);
        Assert.Equal(string.Join(',', LionLandmarks.Names), all.Metadata["landmarks"]);
    }

    [Fact]
    public void Truth_alone_is_the_same_truth()
    {
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "4", "--size", "16", "--shards", "4", "--out", "full").Expect(0);
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "4", "--size", "16", "--shards", "4", "--truth-only", "--out", "bare").Expect(0);
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "4", "--size", "16", "--truth-only", "--out", "lines").Expect(0);

        Checkpoint full = Checkpoint.Load(_folder["full/lion-000000.safetensors"]), bare = Checkpoint.Load(_folder["bare/lion-000000.safetensors"]);
        Assert.Equal(["colours", "landmarks", "z"], bare.Arrays.Keys.Order(StringComparer.Ordinal));
        Assert.All(bare.Arrays, array => Assert.Equal(full.Arrays[array.Key].Bytes.ToArray(), array.Value.Bytes.ToArray()));
        Assert.Equal(["lines/scene.txt", "lines/truth.jsonl"], _folder.Entries.Where(entry => entry.StartsWith("lines/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Coordinates_say_what_every_pixel_shows()
    {
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "1", "--size", "24", "--coordinates", "--out", ".").Expect(0);

        Checkpoint file = Checkpoint.Load(_folder["000000.safetensors"]);
        LionMap map = LionMap.Of(Lion.Draw(0, 0), 24);
        Assert.Equal(map.Parts.ToArray().Select(part => (byte)part), file.Arrays["parts"].Bytes.ToArray());
        Assert.Equal(map.Positions.ToArray().SelectMany(p => new[] { p.X, p.Y, p.Z }), file.Arrays["coordinates"].ToArray());
        Assert.Equal("Jaw", file.Metadata["parts"].Split(',')[(int)LionPart.Jaw]);
    }

    [Fact]
    public void A_sheet_has_a_place_for_every_picture()
    {
        Draggan.Run(_folder, "scenes", "sheet", "lion", "--count", "5", "--columns", "3", "--size", "16", "--seed", "2", "--out", "looks/sheet.png").Expect(0);

        RasterImage sheet = PngReader.Read(_folder["looks/sheet.png"]).Raster;
        Assert.Equal((4 + (3 * 20), 4 + (2 * 20)), (sheet.Width, sheet.Height));
        RasterImage second = Lion.Draw(2, 1).Render(16);
        Assert.Equal(second.Row(5).ToArray(), sheet.Row(4 + 5).Slice(24 * 3, 16 * 3).ToArray());
    }

    public void Dispose() => _folder.Dispose();
}
