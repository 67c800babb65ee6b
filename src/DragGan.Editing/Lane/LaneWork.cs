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

    /// <summary>Completed once it no longer runs; made when somebody waits for that. Guarded by the lane.</summary>
    public TaskCompletionSource? Ended { get; set; }

    /// <summary>Asks it to end. Runs whatever was registered on <see cref="Token"/>, so never under a lock.</summary>
    public void Cancel() => _source.Cancel();
}

/// <summary>A loop's place in the lane.</summary>
internal sealed class LaneTurns(string owner, ILaneLoop loop) : LaneWork(owner)
{
    public ILaneLoop Loop { get; } = loop;

    /// <summary>Whether it gets no further turn. Guarded by the lane.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>Where it waits; null while it has its turn. Guarded by the lane.</summary>
    public LinkedListNode<LaneTurns>? Place { get; set; }
}
