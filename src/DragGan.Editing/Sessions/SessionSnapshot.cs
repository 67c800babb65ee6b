using System.Collections.Immutable;

namespace DragGan.Editing;

/// <summary>A session at one moment. Immutable.</summary>
/// <param name="Id">The session's name.</param>
/// <param name="Revision">Grows with every change, steps of a drag included; it goes on where it was after a restart of the session.</param>
/// <param name="Document">The edit.</param>
/// <param name="Drag">The drag that goes on, or how the last one ended.</param>
/// <param name="Undo">What would be undone; null if nothing.</param>
/// <param name="Redo">What would be redone; null if nothing.</param>
/// <param name="Smooth">By point number: whether it lies on a smooth place, where tracking loses its way. Points that were not looked at yet are missing.</param>
/// <param name="IsSaved">Whether all of it is on disk.</param>
public sealed record SessionSnapshot(
    string Id, long Revision, EditDocument Document, LiveDrag Drag, string? Undo, string? Redo, ImmutableDictionary<int, bool> Smooth, bool IsSaved);
