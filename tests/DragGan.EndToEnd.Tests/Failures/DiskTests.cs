using DragGan.EndToEnd.Tests.Driving;

namespace DragGan.EndToEnd.Tests.Failures;

/// <summary>Disks that are full and places where nobody may write. These use what Linux offers to every user; elsewhere <see cref="Units.ResultFilesTests"/> stands for them.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [Fact]
    public void A_disk_that_is_full_at_the_last_file_leaves_none_of_the_others()
    {
        if (OperatingSystem.IsLinux())
        {
            Draggan.Run(_folder, "drag", TestModels.Tiny, "--seed", "1", "--drag", "9,9:12,12", "--max-steps", "2", "--out", "o", "--report", "/dev/full")
                .ExpectMessage(1, "disk is full");

            Assert.Empty(_folder.Entries);
            Assert.True(File.Exists("/dev/full"));
        }
    }

    [Theory]
    [InlineData("generate", "--seeds", "0", "--grid", "--out", "o")]
    [InlineData("drag", "--seed", "1", "--drag", "9,9:12,12", "--max-steps", "2", "--out", "o")]
    [InlineData("convert", "o.safetensors")]
    public void A_file_that_may_not_grow_further_is_not_left_half_written(string verb, params string[] arguments)
    {
        if (OperatingSystem.IsLinux())
        {
            // At most one block a file. Without W^X, which keeps the runtime's own code in a file.
            string[] shell = ["-c", "trap '' XFSZ; ulimit -f 1; DOTNET_EnableWriteXorExecute=0 exec \"$0\" \"$@\"", Draggan.Path, verb, TestModels.Tiny, .. arguments];

            Draggan.Finish(Draggan.Start(_folder, "/bin/sh", shell)).ExpectMessage(1, "disk is full");

            Assert.Empty(_folder.Entries);
        }
    }

    [Fact]
    public void A_place_where_nobody_may_write()
    {
        if (OperatingSystem.IsLinux())
        {
            Draggan.Run(_folder, "generate", TestModels.Tiny, "--seeds", "0", "--out", "/sys/draggan").ExpectMessage(1, "/sys/draggan");
        }
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder()
    {
        File.WriteAllText(_folder["taken"], "taken");

        Draggan.Run(_folder, "generate", TestModels.Tiny, "--seeds", "0", "--out", "taken").ExpectMessage(1, "taken");

        Assert.Equal("taken", File.ReadAllText(_folder["taken"]));
        Assert.Equal(["taken"], _folder.Entries);
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file()
    {
        Directory.CreateDirectory(_folder["o/seed0000.png"]);

        Draggan.Run(_folder, "generate", TestModels.Tiny, "--seeds", "0", "--out", "o").ExpectMessage(1, "seed0000.png");

        Assert.Equal(["o", "o/seed0000.png"], _folder.Entries);
    }

    public void Dispose() => _folder.Dispose();
}
