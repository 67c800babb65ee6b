namespace DragGan.Editing;

/// <summary>Work that is done once.</summary>
internal abstract class LaneJob(string owner, LanePriority priority) : LaneWork(owner)
{
    public LanePriority Priority { get; } = priority;

    /// <summary>Where it waits; null once it was taken or removed. Guarded by the lane.</summary>
    public LinkedListNode<LaneJob>? Place { get; set; }

    /// <summary>Completes its task without the work.</summary>
    public abstract void Withdraw();
}

/// <summary>Work that is done once and has a result.</summary>
internal sealed class LaneJob<T>(string owner, LanePriority priority, Func<CancellationToken, T> work, CancellationToken caller)
    : LaneJob(owner, priority)
{
    // Who awaits the result must not go on with it on the lane's thread.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Action? _complete;

    public Task<T> Result => _completion.Task;

    public override bool Do()
    {
        try
        {
            Token.ThrowIfCancellationRequested();
            T result = work(Token);
            _complete = () => _completion.TrySetResult(result);
        }
        catch (OperationCanceledException)
        {
            _complete = Withdraw;
        }
#pragma warning disable CA1031 // whatever a job throws belongs to whoever asked for it, not to the lane
        catch (Exception error)
#pragma warning restore CA1031
        {
            _complete = () => _completion.TrySetException(error);
        }

        return false;
    }

    public override void Complete() => _complete?.Invoke();

    public override void Withdraw() => _completion.TrySetCanceled(caller.IsCancellationRequested ? caller : Token);
}
