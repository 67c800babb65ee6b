using DragGan.App.Files;
using DragGan.EndToEnd.Tests.Driving;

namespace DragGan.EndToEnd.Tests.Units;

public sealed class ResultFilesTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [Fact]
    public void Files_have_their_names_only_after_the_commit()
    {
        using ResultFiles files = new();
        files.Create(_folder["a/b/one"]).WriteByte(1);
        files.Create(_folder["a/two"]).WriteByte(2);
        Assert.DoesNotContain("a/two", _folder.Entries);

        files.Commit();

        Assert.Equal(["a", "a/b", "a/b/one", "a/two"], _folder.Entries);
        Assert.Equal([2], File.ReadAllBytes(_folder["a/two"]));
    }

    [Fact]
    public void Without_a_commit_files_and_made_folders_disappear_and_older_ones_stay()
    {
        Directory.CreateDirectory(_folder["a"]);
        File.WriteAllText(_folder["a/two"], "older");

        using (ResultFiles files = new())
        {
            files.Create(_folder["a/b/c/one"]).WriteByte(1);
            files.Create(_folder["a/two"]).WriteByte(2);
        }

        Assert.Equal(["a", "a/two"], _folder.Entries);
        Assert.Equal("older", File.ReadAllText(_folder["a/two"]));
    }

    [Fact]
    public void A_commit_that_fails_at_one_file_leaves_no_file_of_the_same_work()
    {
        using (ResultFiles files = new())
        {
            files.Create(_folder["new/one"]).WriteByte(1);
            files.Create(_folder["new/two"]).Dispose(); // flushing a closed file fails, as a full disk makes it fail

            Assert.ThrowsAny<Exception>(files.Commit);
        }

        Assert.Empty(_folder.Entries);
    }

    [Fact]
    public void An_older_file_is_replaced_in_one_stroke()
    {
        File.WriteAllText(_folder["file"], "a longer text than the new one");

        AtomicFile.Write(_folder["file"], stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(_folder["file"]));
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        File.WriteAllText(_folder["real"], "old");
        File.CreateSymbolicLink(_folder["link"], _folder["real"]);

        AtomicFile.Write(_folder["link"], stream => stream.Write("new"u8));

        Assert.NotNull(new FileInfo(_folder["link"]).LinkTarget);
        Assert.Equal("new", File.ReadAllText(_folder["real"]));
    }

    public void Dispose() => _folder.Dispose();
}
