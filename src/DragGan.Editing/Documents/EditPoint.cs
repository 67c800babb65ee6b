using DragGan.Dragging;

namespace DragGan.Editing;

/// <summary>What a point on the picture is for.</summary>
public enum PointKind
{
    /// <summary>A handle: what lies under it is pulled to its target.</summary>
    Handle,

    /// <summary>An anchor: what lies under it must stay where it is.</summary>
    Anchor,
}

/// <summary>A point the user has placed.</summary>
/// <param name="Id">Its name in this document, from 1; never used again after the point is deleted.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Position">Where it is, in pixels; a drag moves it with what lies under it.</param>
/// <param name="Target">Where a handle shall come to rest, in pixels; null as long as none was chosen, and for anchors.</param>
public sealed record EditPoint(int Id, PointKind Kind, ImagePoint Position, ImagePoint? Target);
