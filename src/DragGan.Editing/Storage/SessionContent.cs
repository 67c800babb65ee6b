namespace DragGan.Editing;

/// <summary>What a session folder keeps.</summary>
/// <param name="Document">The edit.</param>
/// <param name="History">How to undo and redo.</param>
public sealed record SessionContent(EditDocument Document, EditHistory History);
