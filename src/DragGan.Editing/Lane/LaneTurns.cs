namespace DragGan.Editing;

/// <summary>A loop's place in the lane.</summary>
internal sealed class LaneTurns(string owner, ILaneLoop loop) : LaneWork(owner)
{
    /// <summary>Where it waits; null while it has its turn. Guarded by the lane.</summary>
    public LinkedListNode<LaneTurns>? Place { get; set; }

    /// <summary>What ended the loop, if an exception did.</summary>
    public Exception? Failure { get; private set; }

    public override bool Do()
    {
        try
        {
            return loop.Turn(Token);
        }
        catch (OperationCanceledException) when (Token.IsCancellationRequested)
        {
            return false; // whoever removed the loop knows
        }
#pragma warning disable CA1031 // one loop's failure is its own, whatever it is: the others go on
        catch (Exception error)
#pragma warning restore CA1031
        {
            Failure = Report(error);
            return false;
        }
    }

    /// <summary>Tells the loop.</summary>
    /// <returns>The error, with what the loop threw when it was told, if it did.</returns>
    private Exception Report(Exception error)
    {
        try
        {
            loop.Failed(error);
            return error;
        }
#pragma warning disable CA1031 // as above
        catch (Exception second)
#pragma warning restore CA1031
        {
            return new AggregateException(error, second);
        }
    }
}
