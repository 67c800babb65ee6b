namespace DragGan.Editing;

/// <summary>Does works one after the other, off the caller's thread, in the order they were asked for. Thread-safe.</summary>
/// <param name="closing">Once signalled, nothing more is begun.</param>
internal sealed class OneByOne(CancellationToken closing)
{
    private readonly TaskScheduler _scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

    /// <summary>Does a work when all before it are done.</summary>
    public Task<T> RunAsync<T>(Func<T> work) => Task.Factory.StartNew(work, closing, TaskCreationOptions.DenyChildAttach, _scheduler);
}
