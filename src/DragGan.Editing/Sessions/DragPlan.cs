using System.Collections.Immutable;
using DragGan.Dragging;

namespace DragGan.Editing;

/// <summary>What a drag is made from: the points that take part, the mask and the settings. As long as these stay, a drag goes on; targets alone may move.</summary>
/// <param name="Points">Handles that have a target, and anchors, in the document's order.</param>
/// <param name="Document">The document they are from.</param>
internal sealed record DragPlan(ImmutableArray<EditPoint> Points, EditDocument Document)
{
    /// <summary>Whether there is something to pull.</summary>
    public bool CanDrag => Points.Any(point => point.Kind == PointKind.Handle);

    /// <summary>What is to be done for a document.</summary>
    public static DragPlan Of(EditDocument document) =>
        new([.. document.Points.Where(point => point.Kind == PointKind.Anchor || point.Target is not null)], document);

    /// <summary>Whether a drag that was made from this can go on for another plan, with that one's targets.</summary>
    /// <param name="other">The other plan.</param>
    public bool Allows(DragPlan other) =>
        Points.Select(Place).SequenceEqual(other.Points.Select(Place))
        && ReferenceEquals(Document.Mask, other.Document.Mask)
        && Document.Settings.Drag == other.Document.Settings.Drag
        && Document.Model == other.Document.Model
        && ReferenceEquals(Document.StartLatent, other.Document.StartLatent)
        && Document.Drags.SequenceEqual(other.Document.Drags);

    /// <summary>The points as the method takes them.</summary>
    public IEnumerable<Handle> Handles() =>
        Points.Select(point => point.Kind == PointKind.Anchor ? Handle.Anchor(point.Position) : new Handle(point.Position, point.Target!.Value));

    /// <summary>The same drag's targets; an anchor's is its own place.</summary>
    public ImagePoint[] Targets() => [.. Points.Select(point => point.Kind == PointKind.Anchor ? point.Position.ToPixel() : point.Target!.Value)];

    /// <summary>Σ |t - p| over the handles, in pixels.</summary>
    public double Distance() => Points.Where(point => point.Kind == PointKind.Handle).Sum(point => new Handle(point.Position, point.Target!.Value).Distance);

    private static (int Id, PointKind Kind, ImagePoint Position) Place(EditPoint point) => (point.Id, point.Kind, point.Position);
}
