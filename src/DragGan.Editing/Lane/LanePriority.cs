namespace DragGan.Editing;

/// <summary>How long a job on the lane may wait.</summary>
public enum LanePriority
{
    /// <summary>Somebody looks at the screen and waits: at most one after every turn of a loop.</summary>
    Interactive,

    /// <summary>It has time, as an export has: at most one after every full round of the loops, and none while an interactive job waits and no loop runs.</summary>
    Background,
}
