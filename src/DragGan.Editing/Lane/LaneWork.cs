namespace DragGan.Editing;

/// <summary>One thing the lane has to do: a loop or a job.</summary>
#pragma warning disable CA1001 // the source has neither timer nor wait handle, and disposing it would race with whoever cancels
internal abstract class LaneWork(string owner)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _source = new();

    /// <summary>On whose behalf.</summary>
    public string Owner { get; } = owner;

    /// <summary>Signalled when it shall end, also in the middle of its work.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether it was taken out: a job before it ran, a loop so that it gets no further turn. Guarded by the lane.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>Completed once it no longer runs; made when somebody waits for that. Guarded by the lane.</summary>
    public TaskCompletionSource? Ended { get; set; }

    /// <summary>Does it, or one step of it; throws nothing.</summary>
    /// <returns>Whether there is more to do.</returns>
    public abstract bool Do();

    /// <summary>Tells whoever waits what came of it, once the lane has counted it.</summary>
    public virtual void Complete()
    {
    }

    /// <summary>Asks it to end. Runs whatever was registered on <see cref="Token"/>, so never under a lock.</summary>
    public void Cancel() => _source.Cancel();
}
