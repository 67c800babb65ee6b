using System.Collections.Immutable;
using DragGan.Dragging;

namespace DragGan.Editing;

/// <summary>One drag of a document: the first steps of an append-only log, and the points that took part. Compared by content.</summary>
/// <param name="Log">Where the steps are; it may hold more of them than the document shows.</param>
/// <param name="Count">How many of its steps belong to the document, 0 … <see cref="StepLog.Count"/>.</param>
/// <param name="PointIds">Which points the log's handles are, in the log's order. Some may be deleted by now.</param>
/// <param name="Origins">Where these points were when the drag began, one for each, in pixels.</param>
public sealed record DragSegment(StepLog Log, int Count, ImmutableArray<int> PointIds, ImmutableArray<ImagePoint> Origins)
{
    /// <inheritdoc/>
    public bool Equals(DragSegment? other) =>
        other is not null && ReferenceEquals(Log, other.Log) && Count == other.Count
        && PointIds.AsSpan().SequenceEqual(other.PointIds.AsSpan()) && Origins.AsSpan().SequenceEqual(other.Origins.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Log, Count, PointIds.Length);
}
