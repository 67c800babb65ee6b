using DragGan.TestKit;

namespace DragGan.Editing.Tests;

/// <summary>What is in the library, and what is known of it.</summary>
public sealed class ModelListTests : IDisposable
{
    private readonly ModelWorkplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Models_are_listed_with_what_they_are()
    {
        _place.Put("Tiny 32.safetensors", "tiny-32");
        _place.Put("labels.pkl", "labels-128");

        IReadOnlyList<ModelEntry> models = await _place.Library().ListAsync();

        Assert.Equal(["tiny-32", "labels"], models.Select(model => model.Id));
        Assert.Equal(["Tiny 32", "labels"], models.Select(model => model.Name));
        Assert.Equal([32, 128], models.Select(model => model.Info!.Resolution));
        Assert.Equal(ModelWorkplace.Golden("tiny-32").Length, models[0].FileBytes);
        Assert.All(models, model => Assert.Equal((false, null, false), (model.Uploaded, model.Fault, model.IsLoaded)));
    }

    [Fact]
    public async Task The_model_that_comes_along_is_found()
    {
        using ModelLibrary library = new([Path.Combine(GoldenFiles.RepositoryRoot, "models")], _place.Uploads, _place.Lane);

        ModelEntry? lion = await library.FindAsync("lion-256");

        Assert.Equal(256, lion?.Info?.Resolution);
    }

    [Fact]
    public async Task A_broken_file_is_listed_with_its_fault_and_hides_no_other()
    {
        _place.Put("a-broken.pkl", [.. ModelWorkplace.Golden("labels-128").Take(5000)]);
        _place.Put("b-empty.safetensors", []);
        _place.Put("c-latent.safetensors", File.ReadAllBytes(GoldenFiles.PathOf("tiny-32.expected.safetensors")));
        _place.Put("d-good.safetensors", "tiny-32");

        IReadOnlyList<ModelEntry> models = await _place.Library().ListAsync();

        Assert.All(models.Take(3), model => Assert.Null(model.Info));
        Assert.All(models.Take(3), model => Assert.Contains($"'{model.Id}'", model.Fault, StringComparison.Ordinal));
        Assert.Null(models[3].Fault);
        Assert.NotNull(models[3].Info);
    }

    [Fact]
    public async Task Listing_does_not_wait_but_begins_to_look()
    {
        _place.Put("tiny.safetensors", "tiny-32");
        ModelLibrary library = _place.Library();

        Assert.Null(library.Find("tiny")!.Info);
        Assert.Equal("tiny", Assert.Single(library.List()).Id);
        await library.ListAsync(); // shares the look that has begun

        Assert.Equal(32, Assert.Single(library.List()).Info!.Resolution);
        Assert.Equal(32, library.Find("tiny")!.Info!.Resolution);
    }

    [Fact]
    public async Task A_file_is_looked_at_once_and_again_when_it_changes()
    {
        string path = _place.Put("tiny.safetensors", "tiny-32");
        ModelLibrary library = _place.Library();
        ModelEntry before = (await library.ListAsync())[0], again = (await library.ListAsync())[0];
        Assert.Same(before.Info, again.Info);

        _place.Put("tiny.safetensors", "odd-128");
        Assert.Equal(128, (await library.ListAsync())[0].Info!.Resolution);

        File.WriteAllBytes(path, [1, 2, 3]);
        Assert.NotNull((await library.ListAsync())[0].Fault);
        File.Delete(path);
        Assert.Empty(await library.ListAsync());
        Assert.Null(library.Find("tiny"));
        Assert.Null(await library.FindAsync("tiny"));
    }

    [Fact]
    public async Task Files_of_other_kinds_and_hidden_ones_are_no_models()
    {
        _place.Put("readme.md", [1]);
        _place.Put(".hidden.pkl", [1]);
        Directory.CreateDirectory(Path.Combine(_place.Folder, "folder.pkl"));

        Assert.Empty(await _place.Library().ListAsync());
    }

    [Fact]
    public async Task Ids_are_unique_across_folders_and_always_the_same()
    {
        foreach (string file in new[] { "cat.safetensors", "Cat.safetensors", "cat.pkl" })
        {
            _place.Put(file, "tiny-32");
        }

        ModelLibrary library = _place.Library();
        await library.AddAsync("cat", new MemoryStream(ModelWorkplace.Golden("tiny-32")), CancellationToken.None);

        IEnumerable<(string, string)> ids = library.List().Select(model => (model.Id, model.Name));
        (string, string)[] expected = OperatingSystem.IsLinux()
            ? [("cat", "Cat"), ("cat-2", "cat"), ("cat-3", "cat"), ("cat-4", "cat-4")]
            : [.. ids]; // where names that differ in case alone are one file
        Assert.Equal(expected, ids);
        Assert.Equal(ids, _place.Library().List().Select(model => (model.Id, model.Name)));
    }

    [Fact]
    public async Task Folders_that_do_not_exist_have_no_models_and_none_is_listed_twice()
    {
        _place.Put("tiny.safetensors", "tiny-32");
        using ModelLibrary library = new(
            [Path.Combine(_place.Folder, "nowhere"), _place.Folder, Path.Combine(_place.Folder, "..", "models"), _place.Uploads], _place.Uploads, _place.Lane);

        Assert.Equal("tiny", Assert.Single(await library.ListAsync()).Id);
    }

    [Fact]
    public async Task A_link_is_the_model_it_leads_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // links need a privilege there
        }

        string elsewhere = Path.Combine(Path.GetDirectoryName(_place.Folder)!, "elsewhere.bin");
        File.WriteAllBytes(elsewhere, ModelWorkplace.Golden("tiny-32"));
        File.CreateSymbolicLink(Path.Combine(_place.Folder, "link.pkl"), elsewhere);
        File.CreateSymbolicLink(Path.Combine(_place.Folder, "nowhere.pkl"), elsewhere + ".gone");

        ModelEntry model = Assert.Single(await _place.Library().ListAsync());

        Assert.Equal(("link", new FileInfo(elsewhere).Length, 32), (model.Id, model.FileBytes, model.Info?.Resolution));
    }

    [Fact]
    public async Task A_file_larger_than_the_memory_for_models_is_not_even_read()
    {
        _place.Put("tiny.safetensors", "tiny-32");

        ModelEntry model = Assert.Single(await _place.Library(new ModelLibraryOptions { MaxLoadedBytes = 1000 }).ListAsync());

        Assert.Contains("memory", model.Fault, StringComparison.Ordinal);
    }
}
