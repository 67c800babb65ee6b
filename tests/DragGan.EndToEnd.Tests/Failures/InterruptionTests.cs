using System.Diagnostics;
using System.Text.Json;
using DragGan.EndToEnd.Tests.Driving;
using DragGan.Imaging;

namespace DragGan.EndToEnd.Tests.Failures;

/// <summary>Ctrl+C keeps what is done. Windows cannot send it to one child alone, so there only the parts are tested.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_drag_ends_cleanly_with_everything_it_has_so_far(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Too small a step to get anywhere: it would go on until it counts as stalled, after fifty steps of a tenth of a second.
        ProgramRun run = Interrupt(signal, "drag", "--seed", "1", "--drag", "128,140:20,20", "--step-size", "1e-9", "--max-steps", "1000", "--out", "o").Expect(130);

        Assert.Contains("Interrupted after", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Errors);
        Assert.Equal(["o", "o/animation.png", "o/end.png", "o/latent.safetensors", "o/report.json", "o/start.png"], _folder.Entries);
        JsonElement report = JsonDocument.Parse(File.ReadAllText(_folder["o/report.json"])).RootElement;
        Assert.Equal("stopped", report.GetProperty("outcome").GetString());
        Assert.InRange(report.GetProperty("steps").GetArrayLength(), 1, 49);
        Assert.Equal(256, PngReader.Read(_folder["o/end.png"]).Raster.Width);
        Assert.Equal(256, PngReader.Read(_folder["o/animation.png"]).Raster.Width);
        Draggan.Run(_folder, "generate", "--latent", "o/latent.safetensors", "--out", ".").Expect(0);
    }

    [Fact]
    public void Pictures_made_before_an_interruption_are_kept_and_whole()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Interrupt("INT", "generate", TestModels.Tiny, "--seeds", "0-4000000", "--out", "o").ExpectMessage(130, "interrupted");

        Assert.Contains("o/seed0000.png", _folder.Entries);
        foreach (string entry in _folder.Entries.Skip(1))
        {
            Assert.Equal(32, PngReader.Read(_folder[entry]).Raster.Width);
        }
    }

    public void Dispose() => _folder.Dispose();

    private ProgramRun Interrupt(string signal, params string[] arguments)
    {
        Process process = Draggan.Start(_folder, arguments);
        string first = process.StandardOutput.ReadLine() ?? string.Empty; // it has begun
        using (Process kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]))
        {
            kill.WaitForExit();
        }

        ProgramRun run = Draggan.Finish(process);
        return run with { Output = first + run.Output };
    }
}
