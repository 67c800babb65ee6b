namespace DragGan.Dragging;

/// <summary>A drag cannot go on because a number became NaN or infinite. What was reached before is in <see cref="LastGood"/>.</summary>
public sealed class DragException : Exception
{
    internal DragException(string message, DragState lastGood)
        : base(message) => LastGood = lastGood;

    /// <summary>The latest state whose features and loss were finite; the drag's start if there was none.</summary>
    public DragState LastGood { get; }
}
