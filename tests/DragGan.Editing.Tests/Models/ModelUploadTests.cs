namespace DragGan.Editing.Tests;

/// <summary>Models that are added and removed.</summary>
public sealed class ModelUploadTests : IDisposable
{
    private readonly ModelWorkplace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("My Cats.safetensors", "tiny-32", "my-cats", "my-cats.safetensors")]
    [InlineData("../../../evil.exe", "tiny-32", "evil", "evil.safetensors")]
    [InlineData("labels.safetensors", "labels-128", "labels", "labels.pkl")]
    [InlineData("", "tiny-32", "model", "model.safetensors")]
    public async Task A_good_file_is_kept_under_a_safe_name_that_its_content_decides(string name, string golden, string id, string file)
    {
        byte[] content = ModelWorkplace.Golden(golden);
        ModelLibrary library = _place.Library();

        ModelEntry added = await library.AddAsync(name, new MemoryStream(content), CancellationToken.None);

        Assert.Equal((id, content.Length, true, null), (added.Id, added.FileBytes, added.Uploaded, added.Fault));
        Assert.NotNull(added.Info);
        Assert.Equal([file], _place.Uploaded);
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(_place.Uploads, file)));
        Assert.Equal(added, Assert.Single(library.List()));
        Assert.Equal(added.Id, Assert.Single(_place.Library().List()).Id); // after a restart, too
    }

    [Fact]
    public async Task Each_upload_gets_an_id_of_its_own()
    {
        _place.Put("cat.safetensors", "tiny-32");
        ModelLibrary library = _place.Library();
        byte[] content = ModelWorkplace.Golden("tiny-32");

        ModelEntry[] added = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => library.AddAsync("cat.pkl", new MemoryStream(content), CancellationToken.None)));

        Assert.Equal(["cat-2", "cat-3", "cat-4"], added.Select(model => model.Id).Order());
        Assert.Equal(["cat-2.safetensors", "cat-3.safetensors", "cat-4.safetensors"], _place.Uploaded);
    }

    [Fact]
    public async Task Damaged_and_hostile_files_are_refused_with_the_reason_and_leave_nothing()
    {
        byte[] cut = [.. ModelWorkplace.Golden("labels-128").Take(100_000)];
        byte[][] contents = [[], [1, 2, 3], "<html>not found</html>"u8.ToArray(), cut];
        ModelLibrary library = _place.Library();

        foreach (byte[] content in contents)
        {
            EditException error = await Assert.ThrowsAsync<EditException>(() => library.AddAsync("bad.pkl", new MemoryStream(content), CancellationToken.None));
            Assert.Equal(EditFault.Invalid, error.Fault);
            Assert.Contains("'bad'", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_place.Uploaded);
        Assert.Empty(await library.ListAsync());
    }

    [Fact]
    public async Task Too_many_bytes_are_refused_as_soon_as_they_are_too_many()
    {
        ModelLibrary library = _place.Library(new ModelLibraryOptions { MaxUploadBytes = 1_000_000 });
        await using EndlessStream endless = new();

        EditException error = await Assert.ThrowsAsync<EditException>(() => library.AddAsync("endless.pkl", endless, CancellationToken.None));

        Assert.Equal(EditFault.TooLarge, error.Fault);
        Assert.InRange(endless.BytesRead, 1_000_000, 2_000_000);
        Assert.Empty(_place.Uploaded);
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_is_not_filled()
    {
        long free = 1000L << 20;
        ModelLibrary library = _place.Library(new ModelLibraryOptions { FreeBytes = _ => free -= 300L << 20 });
        await using EndlessStream endless = new();

        EditException error = await Assert.ThrowsAsync<EditException>(() => library.AddAsync("endless.pkl", endless, CancellationToken.None));

        Assert.Equal(EditFault.Busy, error.Fault);
        Assert.Contains("100 MB left", error.Message, StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, 32L << 20, 33L << 20); // asked before the first byte and after each 16 MB
        Assert.Empty(_place.Uploaded);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_said_so()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_place.Uploads)!);
        File.WriteAllText(_place.Uploads, "a file where the folder should be");

        EditException error = await Assert.ThrowsAsync<EditException>(
            () => _place.Library().AddAsync("a.pkl", new MemoryStream(ModelWorkplace.Golden("tiny-32")), CancellationToken.None));

        Assert.Equal(EditFault.Busy, error.Fault);
        Assert.Contains("cannot be stored", error.Message, StringComparison.Ordinal);
        File.Delete(_place.Uploads);
    }

    [Fact]
    public async Task A_cancelled_upload_leaves_nothing()
    {
        using CancellationTokenSource source = new();
        await using EndlessStream endless = new() { AfterRead = bytes => { if (bytes > 3_000_000) { source.Cancel(); } } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _place.Library().AddAsync("a.pkl", endless, source.Token));

        Assert.Empty(_place.Uploaded);
    }

    [Fact]
    public async Task A_sender_that_breaks_off_is_not_the_disks_fault()
    {
        await using EndlessStream broken = new() { AfterRead = bytes => { if (bytes > 3_000_000) { throw new IOException("connection reset"); } } };

        IOException error = await Assert.ThrowsAsync<IOException>(() => _place.Library().AddAsync("a.pkl", broken, CancellationToken.None));

        Assert.Equal("connection reset", error.Message);
        Assert.Empty(_place.Uploaded);
    }

    [Fact]
    public async Task Only_some_uploads_are_taken_at_a_time()
    {
        ModelLibrary library = _place.Library(new ModelLibraryOptions { MaxUploads = 1 });
        CancellationTokenSource source = new();
        TaskCompletionSource started = new();
        EndlessStream slow = new() { AfterRead = _ => started.TrySetResult(), Wait = source.Token };
        Task<ModelEntry> first = library.AddAsync("a.pkl", slow, source.Token);
        await started.Task;

        EditException error = await Assert.ThrowsAsync<EditException>(() => library.AddAsync("b.pkl", Stream.Null, CancellationToken.None));
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal(EditFault.Busy, error.Fault);
        await library.AddAsync("c.pkl", new MemoryStream(ModelWorkplace.Golden("tiny-32")), CancellationToken.None);
    }

    [Fact]
    public void What_a_crash_left_behind_is_removed_at_the_start()
    {
        Directory.CreateDirectory(_place.Uploads);
        File.WriteAllText(Path.Combine(_place.Uploads, ".incoming-7.tmp"), "half a model");
        File.WriteAllText(Path.Combine(_place.Uploads, "mine.txt"), "not ours to remove");

        _place.Library();

        Assert.Equal(["mine.txt"], _place.Uploaded);
    }

    [Fact]
    public async Task Progress_is_told_in_bytes()
    {
        byte[] content = ModelWorkplace.Golden("labels-128");
        Told told = new();

        await _place.Library().AddAsync("a.pkl", new MemoryStream(content), CancellationToken.None, told);

        Assert.Equal(told.Bytes.Order(), told.Bytes);
        Assert.Equal(content.Length, told.Bytes[^1]);
        Assert.True(told.Bytes.Count > 2);
    }

    [Fact]
    public async Task A_model_that_could_never_be_loaded_is_not_kept()
    {
        EditException error = await Assert.ThrowsAsync<EditException>(() => _place.Library(new ModelLibraryOptions { MaxLoadedBytes = 60_000 })
            .AddAsync("a.pkl", new MemoryStream(ModelWorkplace.Golden("tiny-32")), CancellationToken.None));

        Assert.Equal(EditFault.TooLarge, error.Fault);
        Assert.Empty(_place.Uploaded);
    }

    [Fact]
    public async Task An_added_model_can_be_removed_unless_it_is_in_use()
    {
        ModelLibrary library = _place.Library();
        ModelEntry added = await library.AddAsync("cat.pkl", new MemoryStream(ModelWorkplace.Golden("tiny-32")), CancellationToken.None);
        ModelLease lease = await library.OpenAsync(added.Id);

        Assert.Equal(EditFault.Conflict, Assert.Throws<EditException>(() => library.Remove(added.Id)).Fault);
        Assert.Equal(["cat.safetensors"], _place.Uploaded);
        lease.Dispose();
        library.Remove(added.Id);

        Assert.Empty(_place.Uploaded);
        Assert.Empty(library.List());
        Assert.Equal(0, library.LoadedBytes);
        Assert.Equal(EditFault.NotFound, Assert.Throws<EditException>(() => library.Remove(added.Id)).Fault);
    }

    [Fact]
    public void A_model_that_came_along_cannot_be_removed()
    {
        string path = _place.Put("tiny.safetensors", "tiny-32");

        Assert.Equal(EditFault.Conflict, Assert.Throws<EditException>(() => _place.Library().Remove("tiny")).Fault);

        Assert.True(File.Exists(path));
    }

    private sealed class Told : IProgress<long>
    {
        public List<long> Bytes { get; } = [];

        public void Report(long value) => Bytes.Add(value);
    }
}
