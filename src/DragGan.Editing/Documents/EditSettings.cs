using DragGan.Dragging;

namespace DragGan.Editing;

/// <summary>How drags are carried out and pictures are shown. Always valid.</summary>
public sealed record EditSettings
{
    /// <summary>What a new edit starts with: the published method, and up to 300 steps.</summary>
    public static EditSettings Default { get; } = new();

    /// <summary>The method's settings.</summary>
    public DragSettings Drag { get; init; } = new() { MaxSteps = 300 };

    /// <summary>Whether pictures show the start's pixels wherever the mask is fixed, feathered at its edge. The drag itself is the same.</summary>
    public bool HoldFixedArea { get; init; }
}
