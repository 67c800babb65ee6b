namespace DragGan.Editing.Tests;

/// <summary>Who goes when room is needed, with models that are only numbers.</summary>
public sealed class ModelShelfTests
{
    private readonly ModelShelf _shelf = new(room: 100);

    [Fact]
    public async Task The_model_not_used_for_longest_goes_first()
    {
        await Visit("a", 40);
        await Visit("b", 40);
        await Visit("a", 40);

        await Visit("c", 40);

        Assert.Equal((true, false, true), (Holds("a"), Holds("b"), Holds("c")));
        Assert.Equal(80, _shelf.Taken);
    }

    [Fact]
    public async Task Only_as_many_go_as_must()
    {
        foreach (string name in new[] { "a", "b", "c", "d", "e" })
        {
            await Visit(name, 20);
        }

        await Visit("f", 35);

        Assert.Equal((false, false, true, true, true, true), (Holds("a"), Holds("b"), Holds("c"), Holds("d"), Holds("e"), Holds("f")));
        Assert.Equal(95, _shelf.Taken);
    }

    [Fact]
    public async Task Nothing_goes_when_that_would_not_make_room_enough()
    {
        await Visit("a", 30);
        using ModelLease used = await Lease("b", 50);

        EditException error = await Assert.ThrowsAsync<EditException>(() => Lease("c", 60));

        Assert.Equal(EditFault.Busy, error.Fault);
        Assert.True(Holds("a"));
        Assert.Equal(80, _shelf.Taken);
    }

    [Fact]
    public async Task A_failed_load_gives_its_room_back_and_fails_for_all_who_wait()
    {
        TaskCompletionSource go = new();
        async Task<LoadedModel> Fail(Action<long> makeRoom)
        {
            makeRoom(70);
            await go.Task;
            throw new InvalidOperationException("broken");
        }

        Task<ModelLease>[] waiting = [.. Enumerable.Range(0, 3).Select(_ => _shelf.LeaseAsync(Stamp("a"), Fail, default))];
        go.SetResult();
        foreach (Task<ModelLease> each in waiting)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => each);
        }

        Assert.Equal(0, _shelf.Taken);
        await Visit("a", 90);
        Assert.True(Holds("a"));
    }

    [Fact]
    public async Task What_is_used_cannot_be_removed()
    {
        ModelLease lease = await Lease("a", 10);
        Assert.False(_shelf.TryRemove(Stamp("a")));

        lease.Dispose();
        lease.Dispose();

        Assert.True(_shelf.TryRemove(Stamp("a")));
        Assert.True(_shelf.TryRemove(Stamp("never there")));
        Assert.Equal(0, _shelf.Taken);
    }

    [Fact]
    public async Task A_model_removed_while_it_is_loaded_for_nobody_takes_no_room()
    {
        TaskCompletionSource go = new();
        using CancellationTokenSource source = new();
        async Task<LoadedModel> Load(Action<long> makeRoom)
        {
            await go.Task;
            makeRoom(70);
            return Model();
        }

        Task<ModelLease> waiting = _shelf.LeaseAsync(Stamp("a"), Load, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.True(_shelf.TryRemove(Stamp("a")));
        go.SetResult();

        await Visit("b", 100);
        Assert.Equal((false, 100), (Holds("a"), _shelf.Taken));
    }

    [Fact]
    public async Task A_load_that_was_removed_and_fails_late_leaves_the_next_one_of_its_file_alone()
    {
        TaskCompletionSource<LoadedModel> late = new();
        using CancellationTokenSource source = new();
        Task<ModelLease> waiting = _shelf.LeaseAsync(Stamp("a"), _ => late.Task, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _shelf.TryRemove(Stamp("a"));
        await Visit("a", 10);

        late.SetException(new InvalidOperationException("too late"));
        await Task.Yield();

        Assert.True(Holds("a"));
        Assert.Equal(10, _shelf.Taken);
    }

    [Fact]
    public async Task After_clearing_models_in_use_stay_until_they_are_given_back()
    {
        ModelLease lease = await Lease("a", 60);
        await Visit("b", 10);

        _shelf.Clear();
        Assert.Equal((false, false, 60), (Holds("a"), Holds("b"), _shelf.Taken));
        lease.Dispose();

        Assert.Equal(0, _shelf.Taken);
    }

    private static FileStamp Stamp(string name) => new(name, 1, default);

    private static LoadedModel Model() => new(null!, null!, null!, null!, null!);

    private Task<ModelLease> Lease(string name, long bytes) => _shelf.LeaseAsync(
        Stamp(name),
        makeRoom =>
        {
            makeRoom(bytes);
            return Task.FromResult(Model());
        },
        default);

    private async Task Visit(string name, long bytes)
    {
        using ModelLease lease = await Lease(name, bytes);
    }

    private bool Holds(string name) => _shelf.Holds(Stamp(name));
}
