using System.IO.Compression;
using DragGan.Imaging;

namespace DragGan.Editing.Tests;

public sealed class ProjectFileTests : IDisposable
{
    private readonly ProjectFixture _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void An_edit_comes_back_from_its_project_file_as_it_was()
    {
        EditDocument read = _project.Read(_project.Zip);

        Assert.Equal(Edits.Describe(_project.Document, nextId: true), Edits.Describe(read, nextId: true));
        Assert.Equal([3, 2], read.Drags.Select(drag => drag.Log.Count)); // steps gone back from are not in the file
    }

    [Fact]
    public void An_edit_that_was_read_can_be_saved_loaded_and_written_again()
    {
        EditDocument read = _project.Read(_project.Zip);
        _project.Destination.Session.Save(new(read, EditHistory.Empty));
        EditDocument loaded = _project.Destination.Reopen().Document;

        Assert.Equal(Edits.Describe(read, nextId: true), Edits.Describe(loaded, nextId: true));
        Assert.Equal(_project.Zip, ProjectFixture.Write(loaded)); // to the bit, whenever and wherever it is written
    }

    [Fact]
    public void An_edit_without_drags_mask_and_points_is_small_and_comes_back()
    {
        using MemoryStream file = new();
        ProjectFile.Write(file, Edits.New(3), thumbnails: null, "tests 1.0");

        Assert.Equal(Edits.Describe(Edits.New(3)), Edits.Describe(_project.Read(file.ToArray())));
        Assert.InRange(file.Length, 1, 4_000);
    }

    [Fact]
    public void The_parts_are_those_that_are_documented()
    {
        ProjectParts parts = new(_project.Zip);

        Assert.Equal(
            ["drags/1.steps", "drags/2.steps", "latents/*.safetensors", "masks/*.png", "project.json", "thumbnails/now.png", "thumbnails/start.png"],
            parts.Parts.Select(part => part.Name.Length > 64 ? $"{part.Name.Split('/')[0]}/*{Path.GetExtension(part.Name)}" : part.Name).Order(StringComparer.Ordinal));
        Assert.Equal(PixelLayout.Gray, PngReader.Read(new MemoryStream(parts["thumbnails/now.png"])).Raster.Layout);
        Assert.StartsWith("""{"format":"draggan-project","version":1,"minor":0,"program":"tests 1.0","document":{""", parts.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_seek_can_be_written_to()
    {
        using MemoryStream file = new();
        using (BufferedStream forward = new(new DeflateStream(file, CompressionLevel.NoCompression, leaveOpen: true)))
        {
            ProjectFile.Write(forward, _project.Document, ProjectFixture.Thumbnails, "tests 1.0");
        }

        file.Position = 0;
        using MemoryStream zip = new();
        using (DeflateStream inflated = new(file, CompressionMode.Decompress))
        {
            inflated.CopyTo(zip);
        }

        Assert.Equal(Edits.Describe(_project.Document), Edits.Describe(_project.Read(zip.ToArray())));
    }

    [Fact]
    public void A_file_packed_again_by_another_program_is_read()
    {
        ProjectParts parts = new(_project.Zip);
        parts.Parts.Insert(0, ("drags/", []));
        parts.Parts.Reverse();

        Assert.Equal(Edits.Describe(_project.Document), Edits.Describe(_project.Read(parts.ToZip(CompressionLevel.SmallestSize))));
    }

    [Fact]
    public void What_a_newer_program_has_added_is_ignored()
    {
        ProjectParts parts = new(_project.Zip);
        parts.Json = JsonEdits.With(JsonEdits.With(JsonEdits.With(parts.Json, "minor", "9"), "document.settings.glow", "[1,2]"), "signature", "\"x\"");
        parts.Parts.Add(("sounds/purr.ogg", [1, 2, 3]));

        Assert.Equal(Edits.Describe(_project.Document), Edits.Describe(_project.Read(parts.ToZip())));
    }

    [Fact]
    public void What_only_a_newer_program_understands_is_refused_and_says_so()
    {
        ProjectParts parts = new(_project.Zip) { Json = """{"format":"draggan-project","version":2,"edits":[]}""" };

        EditException error = _project.AssertRefused(parts.ToZip(), EditFault.Conflict);

        Assert.Contains("newer version of the program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Thumbnails_may_be_missing_and_nothing_else()
    {
        foreach ((string name, _) in new ProjectParts(_project.Zip).Parts)
        {
            ProjectParts parts = new(_project.Zip);
            parts.Parts.RemoveAll(part => part.Name == name);
            if (name.StartsWith("thumbnails/", StringComparison.Ordinal))
            {
                Assert.NotNull(_project.Read(parts.ToZip()));
            }
            else
            {
                Assert.Contains("missing", _project.AssertRefused(parts.ToZip()).Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Reading_and_writing_can_be_cancelled_and_leave_nothing()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Dictionary<string, string> before = _project.Destination.Files();

        Assert.Throws<OperationCanceledException>(() => ProjectFile.Read(new MemoryStream(_project.Zip), _project.Destination.Session, cancelled.Token));
        Assert.Throws<OperationCanceledException>(
            () => ProjectFile.Write(Stream.Null, _project.Document, thumbnails: null, "tests 1.0", cancelled.Token));

        Assert.Equal(before, _project.Destination.Files());
    }
}
