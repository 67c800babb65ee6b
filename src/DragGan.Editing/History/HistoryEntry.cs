namespace DragGan.Editing;

/// <summary>One thing that can be undone, or done again.</summary>
/// <param name="Label">What it is, for people.</param>
/// <param name="Delta">The values to swap with the document's.</param>
/// <param name="Gesture">What belongs to one gesture becomes one entry; null for none.</param>
/// <param name="IsOpen">A drag that is still running. Its delta then holds the whole document from before.</param>
internal sealed record HistoryEntry(string Label, DocumentDelta Delta, string? Gesture, bool IsOpen);
