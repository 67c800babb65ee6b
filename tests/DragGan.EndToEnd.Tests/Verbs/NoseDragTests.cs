using System.Buffers.Binary;
using System.Text.Json;
using DragGan.EndToEnd.Tests.Driving;
using DragGan.Imaging;
using DragGan.TestKit;

namespace DragGan.EndToEnd.Tests.Verbs;

public sealed class NoseDragTests(NoseDrag drag) : IClassFixture<NoseDrag>
{
    [Fact]
    public void It_leaves_pictures_film_latent_and_report_and_nothing_else()
    {
        Assert.Equal(
            ["out", "out/animation.png", "out/end.png", "out/latent.safetensors", "out/report.json", "out/start.png"],
            drag.Folder.Entries);
    }

    [Fact]
    public void The_nose_arrives_within_a_hundred_steps()
    {
        JsonElement last = drag.Report.GetProperty("steps").EnumerateArray().Last().GetProperty("handles")[0];

        Assert.Equal("arrived", drag.Report.GetProperty("outcome").GetString());
        Assert.InRange(Math.Sqrt(Math.Pow(last.GetProperty("x").GetDouble() - 104, 2) + Math.Pow(last.GetProperty("y").GetDouble() - 140, 2)), 0, 2);
        Assert.Contains("Arrived after", drag.Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_says_what_was_asked_for_and_what_happened()
    {
        JsonElement report = drag.Report, settings = report.GetProperty("settings");
        Assert.Equal("lion-256", report.GetProperty("model").GetProperty("name").GetString());
        Assert.Equal(ShippedLion.Seed, settings.GetProperty("seed").GetUInt32());
        Assert.Equal("w+", settings.GetProperty("space").GetString());
        Assert.Equal(0.002, settings.GetProperty("stepSize").GetDouble());
        Assert.Equal(100, settings.GetProperty("maxSteps").GetInt32());
        Assert.Equal(104, settings.GetProperty("drag")[0].GetProperty("to").GetProperty("x").GetDouble());
        Assert.InRange(report.GetProperty("seconds").GetDouble(), 0.001, 600);
        Assert.InRange(report.GetProperty("peakMemoryBytes").GetInt64(), 1 << 20, 700L << 20);
    }

    [Fact]
    public void Every_step_of_the_report_is_whole()
    {
        int number = 0;
        foreach (JsonElement step in drag.Report.GetProperty("steps").EnumerateArray())
        {
            Assert.Equal(number++, step.GetProperty("step").GetInt32());
            Assert.InRange(step.GetProperty("loss").GetDouble(), 1e-6, 10);
            Assert.Equal(step.GetProperty("loss").GetDouble(), step.GetProperty("motion").GetDouble());
            Assert.Equal(0, step.GetProperty("mask").GetDouble());
            Assert.InRange(step.GetProperty("milliseconds").GetDouble(), 0.01, 600_000);
            JsonElement handle = Assert.Single(step.GetProperty("handles").EnumerateArray());
            Assert.InRange(handle.GetProperty("x").GetDouble(), 0, 255);
        }

        Assert.Equal((128.0, 140.0), First("x", "y"));
    }

    [Fact]
    public void The_picture_changes_where_the_nose_is_and_hardly_in_the_corner()
    {
        RasterImage start = PngReader.Read(drag.Folder["out/start.png"]).Raster, end = PngReader.Read(drag.Folder["out/end.png"]).Raster;

        Assert.InRange(MeanDifference(start, end, 90, 120, 50), 5, 100);
        Assert.InRange(MeanDifference(start, end, 4, 4, 16), 0, 4);
    }

    [Fact]
    public void The_film_has_a_frame_for_every_step()
    {
        byte[] film = File.ReadAllBytes(drag.Folder["out/animation.png"]);
        int control = film.AsSpan().IndexOf("acTL"u8);

        int frames = BinaryPrimitives.ReadInt32BigEndian(film.AsSpan(control + 4));

        Assert.Equal(drag.Report.GetProperty("steps").GetArrayLength() + 1, frames); // the last picture once more, where the film rests
        Assert.Equal(PngReader.Read(drag.Folder["out/start.png"]).Raster.Pixels, PngReader.Read(drag.Folder["out/animation.png"]).Raster.Pixels);
    }

    [Fact]
    public void The_latent_makes_the_last_picture_again()
    {
        using WorkFolder folder = new();

        Draggan.Run(folder, "generate", "--latent", drag.Folder["out/latent.safetensors"], "--out", ".").Expect(0);

        Assert.Equal(PngReader.Read(drag.Folder["out/end.png"]).Raster.Pixels, PngReader.Read(folder["latent.png"]).Raster.Pixels);
    }

    [Fact]
    public void A_second_drag_goes_on_from_the_latent()
    {
        using WorkFolder folder = new();

        Draggan.Run(
            folder, "drag", "--latent", drag.Folder["out/latent.safetensors"], "--drag", "104,140:110,140", "--max-steps", "2", "--animation", "none", "--out", ".").Expect(0);

        Assert.Equal(PngReader.Read(drag.Folder["out/end.png"]).Raster.Pixels, PngReader.Read(folder["start.png"]).Raster.Pixels);
        Assert.Equal(["end.png", "latent.safetensors", "report.json", "start.png"], folder.Entries);
    }

    private static double MeanDifference(RasterImage a, RasterImage b, int left, int top, int size)
    {
        double sum = 0;
        for (int y = top; y < top + size; y++)
        {
            for (int x = left * 3; x < (left + size) * 3; x++)
            {
                sum += Math.Abs(a.Row(y)[x] - b.Row(y)[x]);
            }
        }

        return sum / (size * size * 3);
    }

    private (double X, double Y) First(string x, string y)
    {
        JsonElement handle = drag.Report.GetProperty("steps")[0].GetProperty("handles")[0];
        return (handle.GetProperty(x).GetDouble(), handle.GetProperty(y).GetDouble());
    }
}
