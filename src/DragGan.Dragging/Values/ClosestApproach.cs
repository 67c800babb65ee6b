namespace DragGan.Dragging;

/// <summary>How near the handles have come to their targets so far, and when: what decides whether a drag has stalled.</summary>
/// <param name="Distance">Sum over all handles of |t - p|, in pixels, at the last step that made progress; of anchors only what lies beyond the stop distance.</param>
/// <param name="Step">That step.</param>
public readonly record struct ClosestApproach(double Distance, int Step)
{
    /// <summary>Less than this is no progress, in pixels: handles move in whole pixels, so anything real is more.</summary>
    public const double Margin = 0.5;

    /// <summary>The approach after a step that ended <paramref name="distance"/> away; this one if that is no progress.</summary>
    internal ClosestApproach After(double distance, int step) =>
        distance < Distance - Margin ? new ClosestApproach(distance, step) : this;
}
