namespace DragGan.Editing;

/// <summary>Work in many steps, such as a drag, that takes turns with other loops. Both members are called on the lane's thread alone.</summary>
public interface ILaneLoop
{
    /// <summary>Makes one step; a short one, since everybody else waits meanwhile.</summary>
    /// <param name="cancellation">Signalled when the loop is removed, its owner cancelled or the lane disposed. To be interrupted for reasons of its own, a loop links it with its own.</param>
    /// <returns>False when there is nothing more to do, or nothing now: the loop is removed and may be added again.</returns>
    bool Turn(CancellationToken cancellation);

    /// <summary>Told that <see cref="Turn"/> threw, after which the loop gets no further turn. Not called when a removed loop ends with <see cref="OperationCanceledException"/>.</summary>
    /// <param name="exception">What was thrown.</param>
    void Failed(Exception exception);
}
