using System.Diagnostics;
using DragGan.EndToEnd.Tests.Driving;
using DragGan.Imaging;

namespace DragGan.EndToEnd.Tests.Failures;

/// <summary>A rendering that was cut goes on; one that cannot go on says why.</summary>
public sealed class SceneFailureTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [Fact]
    public void What_is_whole_is_kept_and_the_rest_is_made()
    {
        string[] render = ["scenes", "render", "lion", "--count", "6", "--size", "16", "--shards", "2", "--out", "o"];
        Draggan.Run(_folder, render).Expect(0);
        byte[] second = File.ReadAllBytes(_folder["o/lion-000002.safetensors"]);
        File.Delete(_folder["o/lion-000002.safetensors"]);
        File.WriteAllText(_folder["o/.lion-000002.safetensors.1.tmp"], "half of it");
        DateTime first = File.GetLastWriteTimeUtc(_folder["o/lion-000000.safetensors"]);

        ProgramRun run = Draggan.Run(_folder, render).Expect(0);

        Assert.Equal(second, File.ReadAllBytes(_folder["o/lion-000002.safetensors"]));
        Assert.Equal(first, File.GetLastWriteTimeUtc(_folder["o/lion-000000.safetensors"]));
        Assert.Contains("6 of 6 pictures", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_shard_that_was_smaller_is_filled_up()
    {
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "3", "--size", "16", "--shards", "2", "--out", "o").Expect(0);
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "4", "--size", "16", "--shards", "2", "--out", "o").Expect(0);
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "4", "--size", "16", "--shards", "2", "--out", "p").Expect(0);

        Assert.Equal(File.ReadAllBytes(_folder["p/lion-000002.safetensors"]), File.ReadAllBytes(_folder["o/lion-000002.safetensors"]));
    }

    [Fact]
    public void A_folder_of_other_pictures_is_left_alone()
    {
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "1", "--size", "16", "--out", "o").Expect(0);
        string[] before = _folder.Entries;

        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "2", "--size", "16", "--seed", "1", "--out", "o")
            .ExpectMessage(1, "expected \"lion 1, seed 1, size 16, pictures\", found \"lion 1, seed 0, size 16, pictures\"");

        Assert.Equal(before, _folder.Entries);
    }

    [Fact]
    public void A_file_that_is_no_shard_is_not_overwritten()
    {
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "1", "--size", "16", "--shards", "2", "--out", "o").Expect(0);
        File.WriteAllText(_folder["o/lion-000000.safetensors"], "precious, and longer than a length");

        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "1", "--size", "16", "--shards", "2", "--out", "o")
            .ExpectMessage(1, "not a file of pictures made by this program");

        Assert.StartsWith("precious", File.ReadAllText(_folder["o/lion-000000.safetensors"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("render", "--count", "40", "--size", "96", "--out", "o")]
    [InlineData("render", "--count", "40", "--size", "96", "--shards", "40", "--out", "o")]
    [InlineData("sheet", "--count", "9", "--size", "96", "--out", "o/sheet.png")]
    public void A_disk_that_is_full_leaves_nothing_half_written(string verb, params string[] arguments)
    {
        if (OperatingSystem.IsLinux())
        {
            // At most four blocks a file. Without W^X, which keeps the runtime's own code in a file.
            string[] shell = ["-c", "trap '' XFSZ; ulimit -f 4; DOTNET_EnableWriteXorExecute=0 exec \"$0\" \"$@\"", Draggan.Path, "scenes", verb, "lion", .. arguments];

            Draggan.Finish(Draggan.Start(_folder, "/bin/sh", shell)).ExpectMessage(1, "disk is full");

            Assert.Empty(_folder.Entries.Except(["o", "o/scene.txt"]));
        }
    }

    [Fact]
    public void A_shard_too_large_for_one_file_is_refused_with_a_size_that_fits()
    {
        Draggan.Run(_folder, "scenes", "render", "lion", "--count", "100000", "--size", "2048", "--shards", "1000", "--out", "o")
            .ExpectMessage(1, "Ask for --shards 170 or fewer");

        Assert.Empty(_folder.Entries);
    }

    [Fact]
    public void An_interruption_leaves_whole_files_and_a_later_run_goes_on()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string[] render = ["scenes", "render", "lion", "--size", "24", "--out", "o", "--count"];
        Process process = Draggan.Start(_folder, [.. render, "5000"]);
        process.StandardOutput.ReadLine(); // it has begun
        using (Process kill = Process.Start("/bin/sh", ["-c", $"kill -INT {process.Id}"]))
        {
            kill.WaitForExit();
        }

        Draggan.Finish(process).ExpectMessage(130, "interrupted");
        string[] pictures = [.. _folder.Entries.Where(entry => entry.EndsWith(".png", StringComparison.Ordinal))];
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.Equal(24, PngReader.Read(_folder[picture]).Raster.Width));
        Assert.DoesNotContain(_folder.Entries, entry => entry.EndsWith(".tmp", StringComparison.Ordinal));
        Draggan.Run(_folder, [.. render, $"{pictures.Length}"]).Expect(0);
    }

    public void Dispose() => _folder.Dispose();
}
