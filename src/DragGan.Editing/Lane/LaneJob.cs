namespace DragGan.Editing;

/// <summary>Work that is done once.</summary>
internal abstract class LaneJob(string owner, LanePriority priority) : LaneWork(owner)
{
    public LanePriority Priority { get; } = priority;

    /// <summary>Where it waits; null once it was taken or withdrawn. Guarded by the lane.</summary>
    public LinkedListNode<LaneJob>? Place { get; set; }

    /// <summary>Does the work and completes its task.</summary>
    public abstract void Execute();

    /// <summary>Completes its task without the work.</summary>
    public abstract void Withdraw();
}

/// <summary>Work that is done once and has a result.</summary>
internal sealed class LaneJob<T>(string owner, LanePriority priority, Func<CancellationToken, T> work, CancellationToken caller)
    : LaneJob(owner, priority)
{
    // Who awaits the result must not go on with it on the lane's thread.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Result => _completion.Task;

    public override void Execute()
    {
        try
        {
            Token.ThrowIfCancellationRequested();
            _completion.TrySetResult(work(Token));
        }
        catch (OperationCanceledException)
        {
            Withdraw();
        }
#pragma warning disable CA1031 // whatever a job throws belongs to whoever asked for it, not to the lane
        catch (Exception error)
#pragma warning restore CA1031
        {
            _completion.TrySetException(error);
        }
    }

    public override void Withdraw() => _completion.TrySetCanceled(caller.IsCancellationRequested ? caller : Token);
}
