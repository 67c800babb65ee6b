namespace DragGan.Dragging;

/// <summary>Why a drag came to rest. Ends that are nobody's fault are values, not exceptions.</summary>
public enum DragOutcome
{
    /// <summary>Still moving.</summary>
    Running,

    /// <summary>Every handle is within the stop distance of its target.</summary>
    Arrived,

    /// <summary>The largest number of steps has been taken.</summary>
    Limit,

    /// <summary>The caller cancelled.</summary>
    Stopped,

    /// <summary>The handles have not come measurably closer for as many steps as the patience allows.</summary>
    Stalled,
}
