namespace DragGan.Editing;

/// <summary>Whether a session's drag is going on.</summary>
public enum LiveDragPhase
{
    /// <summary>None is.</summary>
    Idle,

    /// <summary>One was started and waits for its first turn.</summary>
    Waiting,

    /// <summary>One makes steps.</summary>
    Running,
}

/// <summary>How a session's last drag ended.</summary>
public enum LiveDragEnd
{
    /// <summary>It has not ended, or there was none.</summary>
    None,

    /// <summary>Every handle is near its target.</summary>
    Arrived,

    /// <summary>The largest number of steps has been taken.</summary>
    Limit,

    /// <summary>The user stopped it.</summary>
    Stopped,

    /// <summary>The handles came no closer.</summary>
    Stalled,

    /// <summary>Something went wrong; the message says what.</summary>
    Failed,
}

/// <summary>A session's drag as it goes on, or as it ended.</summary>
/// <param name="Phase">Whether it goes on.</param>
/// <param name="End">How it ended.</param>
/// <param name="Message">What to tell a person about the end; null if nothing.</param>
/// <param name="Step">Steps taken, from 0.</param>
/// <param name="StepsPerSecond">Over the last steps; 0 when idle.</param>
/// <param name="PicturesPerSecond">Over the last pictures; 0 when idle.</param>
/// <param name="Distance">Σ |t - p| over the handles, in pixels.</param>
public sealed record LiveDrag(
    LiveDragPhase Phase, LiveDragEnd End, string? Message, int Step, double StepsPerSecond, double PicturesPerSecond, double Distance)
{
    /// <summary>No drag yet.</summary>
    public static LiveDrag None { get; } = new(LiveDragPhase.Idle, LiveDragEnd.None, null, 0, 0, 0, 0);
}
