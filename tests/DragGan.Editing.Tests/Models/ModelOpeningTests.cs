using System.Runtime.CompilerServices;
using DragGan.Checkpoints;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing.Tests;

/// <summary>Models in memory: shared, made room for, and let go.</summary>
public sealed class ModelOpeningTests : IDisposable
{
    private readonly ModelWorkplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task An_opened_model_makes_the_pictures_its_file_describes()
    {
        _place.Put("tiny.safetensors", "tiny-32");
        Generator generator = Generator.FromCheckpoint(Checkpoint.Load(ModelWorkplace.Golden("tiny-32"), "tiny"));
        Latent latent = generator.Mapping.FromSeed(5, null, 0.7f);
        Synthesis synthesis = new(SynthesisWeights.Pack(generator, _place.Lane.Pool), _place.Lane.Pool);
        byte[] expected = new byte[32 * 32 * 3];
        PictureBytes.Convert(synthesis.Picture(latent.Values.AsSpan()), expected);

        using ModelLease lease = await _place.Library().OpenAsync("tiny");

        LoadedModel model = lease.Model;
        Assert.Equal(latent.Values, model.FromSeed(5, null, 0.7f).Values);
        Assert.Equal(expected, (await Picture(model, latent)).Pixels);
        Assert.Equal(("tiny", 32, 8, 24), (model.Reference.Id, model.Reference.Resolution, model.Reference.LatentRows, model.Reference.LatentWidth));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ModelWorkplace.Golden("tiny-32"))), model.Reference.Fingerprint);
    }

    [Fact]
    public async Task Opening_at_the_same_time_shares_one_load_and_one_model()
    {
        _place.Put("tiny.safetensors", "tiny-32");
        ModelLibrary library = _place.Library();

        ModelLease[] leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => library.OpenAsync("tiny"))));
        ModelLease later = await library.OpenAsync("tiny");

        Assert.All(leases, lease => Assert.Same(later.Model, lease.Model));
        Assert.Equal(1, _place.Lane.Status.Jobs); // packed once
        Assert.True(library.Find("tiny")!.IsLoaded);
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_stop_the_others()
    {
        _place.Put("tiny.safetensors", "tiny-32");
        ModelLibrary library = _place.Library();
        using CancellationTokenSource source = new();
        using LaneGate gate = new(_place.Lane);
        Task<ModelLease> patient = library.OpenAsync("tiny"), impatient = library.OpenAsync("tiny", source.Token);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.Open();

        using ModelLease lease = await patient;
        Assert.Equal(32, lease.Model.Synthesis.Resolution);
    }

    [Fact]
    public async Task A_load_nobody_waits_for_any_more_is_there_for_the_next()
    {
        _place.Put("tiny.safetensors", "tiny-32");
        ModelLibrary library = _place.Library();
        using CancellationTokenSource source = new();
        using (LaneGate gate = new(_place.Lane))
        {
            Task<ModelLease> impatient = library.OpenAsync("tiny", source.Token);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        }

        using ModelLease lease = await library.OpenAsync("tiny");

        Assert.Equal(2, _place.Lane.Status.Jobs); // the gate and one packing
    }

    [Fact]
    public async Task A_broken_file_is_refused_and_opens_once_it_is_mended()
    {
        _place.Put("tiny.safetensors", [.. ModelWorkplace.Golden("tiny-32").Take(9000)]);
        ModelLibrary library = _place.Library();

        EditException first = await Assert.ThrowsAsync<EditException>(() => library.OpenAsync("tiny"));
        EditException second = await Assert.ThrowsAsync<EditException>(() => library.OpenAsync("tiny"));
        string? fault = library.Find("tiny")!.Fault;
        _place.Put("tiny.safetensors", "tiny-32");
        using ModelLease lease = await library.OpenAsync("tiny");

        Assert.Equal((EditFault.Invalid, EditFault.Invalid), (first.Fault, second.Fault));
        Assert.Equal(first.Message, fault);
        Assert.NotSame(first, second);
        Assert.Equal(0, library.LoadedBytes - ModelMemory.Estimate(lease.Model.Info, winograd: true));
    }

    [Theory]
    [InlineData("lion")]
    [InlineData("")]
    [InlineData("../models/tiny")]
    [InlineData("tiny.safetensors")]
    [InlineData("TINY")]
    public async Task What_is_no_id_is_not_found(string id)
    {
        _place.Put("tiny.safetensors", "tiny-32");

        EditException error = await Assert.ThrowsAsync<EditException>(() => _place.Library().OpenAsync(id));

        Assert.Equal(EditFault.NotFound, error.Fault);
        Assert.Contains("There are: tiny.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edits_model_is_found_by_its_content_whatever_it_is_called()
    {
        _place.Put("cat.safetensors", "tiny-32");
        _place.Put("dog.pkl", "labels-128");
        ModelLibrary library = _place.Library();
        ModelReference cat, dog;
        using (ModelLease first = await library.OpenAsync("cat"), second = await library.OpenAsync("dog"))
        {
            (cat, dog) = (first.Model.Reference, second.Model.Reference);
        }

        File.Move(Path.Combine(_place.Folder, "dog.pkl"), Path.Combine(_place.Folder, "a-dog.pkl"));
        ModelLibrary restarted = _place.Library();
        using ModelLease same = await restarted.OpenAsync(cat), renamed = await restarted.OpenAsync(dog);
        _place.Put("cat.safetensors", "resnet-128");
        EditException other = await Assert.ThrowsAsync<EditException>(() => restarted.OpenAsync(cat)), gone = await Assert.ThrowsAsync<EditException>(
            () => restarted.OpenAsync(cat with { Id = "bird" }));

        Assert.Equal(cat, same.Model.Reference);
        Assert.Equal(dog with { Id = "a-dog" }, renamed.Model.Reference);
        Assert.Equal((EditFault.NotFound, EditFault.NotFound), (other.Fault, gone.Fault));
        Assert.Contains("another one", other.Message, StringComparison.Ordinal);
        Assert.Contains("not here", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unused_models_make_room_for_others_and_used_ones_do_not()
    {
        _place.Put("one.safetensors", "tiny-32");
        _place.Put("two.safetensors", "tiny-32");
        using ModelLibrary unlimited = _place.Library();
        long size = (await unlimited.FindAsync("one"))!.Info is GeneratorInfo info ? ModelMemory.Estimate(info, winograd: false) : 0;
        ModelLibrary library = _place.Library(new ModelLibraryOptions { MaxLoadedBytes = size * 3 / 2 });

        ModelLease one = await library.OpenAsync("one");
        EditException busy = await Assert.ThrowsAsync<EditException>(() => library.OpenAsync("two"));
        LoadedModel first = one.Model;
        one.Dispose();
        one.Dispose();
        Assert.True(library.Find("one")!.IsLoaded); // nobody wants its memory yet
        using ModelLease two = await library.OpenAsync("two");

        Assert.Equal(EditFault.Busy, busy.Fault);
        Assert.False(library.Find("one")!.IsLoaded);
        Assert.Throws<ObjectDisposedException>(() => first.Synthesis);
        Assert.Equal(size, library.LoadedBytes);
        Assert.Equal(EditFault.Busy, (await Assert.ThrowsAsync<EditException>(() => library.OpenAsync("one"))).Fault);
    }

    [Fact]
    public async Task A_model_that_leaves_no_room_for_others_does_without_winograds_weights()
    {
        _place.Put("w64.pkl", "w64-256");
        ModelLibrary roomy = _place.Library();
        using ModelLease full = await roomy.OpenAsync("w64");
        GeneratorInfo info = full.Model.Info;
        long withWinograd = ModelMemory.Estimate(info, winograd: true), without = ModelMemory.Estimate(info, winograd: false);
        ModelLibrary tight = _place.Library(new ModelLibraryOptions { MaxLoadedBytes = withWinograd * 2 });

        using ModelLease lean = await tight.OpenAsync("w64");

        Assert.Equal((withWinograd, without), (roomy.LoadedBytes, tight.LoadedBytes));
        Latent latent = full.Model.FromSeed(1, null, 1);
        float[] direct = await Values(lean.Model, latent), transformed = await Values(full.Model, latent);
        Assert.NotEqual(direct, transformed); // rounded otherwise, so really another way
    }

    [Fact]
    public async Task A_model_that_can_never_fit_is_too_large()
    {
        _place.Put("tiny.safetensors", "tiny-32");

        EditException error = await Assert.ThrowsAsync<EditException>(
            () => _place.Library(new ModelLibraryOptions { MaxLoadedBytes = 60_000 }).OpenAsync("tiny"));

        Assert.Equal(EditFault.TooLarge, error.Fault);
    }

    [Fact]
    public async Task An_evicted_models_memory_is_let_go_even_by_who_forgets_to()
    {
        _place.Put("w64.pkl", "w64-256");
        ModelLibrary library = _place.Library();
        (LoadedModel kept, WeakReference synthesis) = await OpenAndForget(library);
        await _place.Lane.Run("other", LanePriority.Interactive, _ => 0); // the lane, too, holds nothing of its last job

        library.Dispose();
        for (int i = 0; i < 100 && synthesis.IsAlive; i++)
        {
            GC.Collect();
            await Task.Delay(10); // threads that are just returning from the load may hold it for a moment
        }

        Assert.False(synthesis.IsAlive);
        Assert.Throws<ObjectDisposedException>(() => kept.Synthesis);
    }

    [Fact]
    public async Task A_lease_outlives_its_library()
    {
        _place.Put("tiny.safetensors", "tiny-32");
        ModelLibrary library = _place.Library();
        ModelLease lease = await library.OpenAsync("tiny");

        library.Dispose();

        Assert.Equal(32, (await Picture(lease.Model, lease.Model.FromSeed(1, null, 1))).Width);
        lease.Dispose();
        Assert.Throws<ObjectDisposedException>(() => lease.Model.Synthesis);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => library.OpenAsync("tiny"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<(LoadedModel Model, WeakReference Synthesis)> OpenAndForget(ModelLibrary library)
    {
        using ModelLease lease = await library.OpenAsync("w64");
        await Picture(lease.Model, lease.Model.FromSeed(1, null, 1));
        return (lease.Model, new WeakReference(lease.Model.Synthesis));
    }

    private Task<RasterImage> Picture(LoadedModel model, Latent latent) =>
        _place.Lane.Run("test", LanePriority.Interactive, cancellation => model.Picture(latent, cancellation));

    private Task<float[]> Values(LoadedModel model, Latent latent) =>
        _place.Lane.Run("test", LanePriority.Interactive, cancellation => model.Synthesis.Picture(latent.Values.AsSpan(), null, cancellation).Data.ToArray());
}
