namespace DragGan.Editing;

/// <summary>What was done to a document, so that it can be undone. Immutable; at most <see cref="MaxEntries"/> entries, the oldest go.</summary>
/// <remarks>
/// An entry knows only the fields its edit changed, and undoing it puts back only those. A drag's entry is opened when it starts and closed
/// when it stops; edits made meanwhile lie above it and can be undone without losing a step of it.
/// </remarks>
public sealed class EditHistory
{
    /// <summary>Most entries that can be undone.</summary>
    public const int MaxEntries = 200;

    /// <summary>Most characters of a label.</summary>
    public const int MaxLabelLength = 200;

    /// <summary>A history in which nothing has happened.</summary>
    public static EditHistory Empty { get; } = new();

    /// <summary>Whether there is something to undo, an open entry included.</summary>
    public bool CanUndo => throw new NotSupportedException();

    /// <summary>What <see cref="Undo"/> would undo; null if nothing.</summary>
    public string? UndoLabel => throw new NotSupportedException();

    /// <summary>Whether there is something to redo.</summary>
    public bool CanRedo => throw new NotSupportedException();

    /// <summary>What <see cref="Redo"/> would do again; null if nothing.</summary>
    public string? RedoLabel => throw new NotSupportedException();

    /// <summary>Whether an entry is open: a drag is running.</summary>
    public bool IsOpen => throw new NotSupportedException();

    /// <summary>Whether the entry that would be undone next is the open one: it must be closed first.</summary>
    public bool IsOpenOnTop => throw new NotSupportedException();

    /// <summary>Records an edit. Nothing is recorded if nothing changed; whatever could be redone is forgotten otherwise.</summary>
    /// <param name="label">What was done, for people.</param>
    /// <param name="before">The document the edit was made on.</param>
    /// <param name="after">The document it led to.</param>
    /// <param name="gesture">Edits with the same gesture as the entry on top become one with it; null for an edit of its own.</param>
    public EditHistory Push(string label, EditDocument before, EditDocument after, string? gesture = null) => throw new NotSupportedException();

    /// <summary>Records that a drag begins.</summary>
    /// <param name="label">What is done, for people.</param>
    /// <param name="before">The document without the drag.</param>
    /// <exception cref="InvalidOperationException">An entry is open already.</exception>
    public EditHistory Open(string label, EditDocument before) => throw new NotSupportedException();

    /// <summary>Records that the drag has come to rest. Its entry goes if nothing changed. Does nothing if no entry is open.</summary>
    /// <param name="after">The document as it is now.</param>
    public EditHistory Close(EditDocument after) => throw new NotSupportedException();

    /// <summary>Takes back the entry on top.</summary>
    /// <param name="document">The document as it is now.</param>
    /// <exception cref="EditException">There is nothing to undo, or it is a drag that is still running.</exception>
    public (EditDocument Document, EditHistory History) Undo(EditDocument document) => throw new NotSupportedException();

    /// <summary>Does again what was undone last.</summary>
    /// <param name="document">The document as it is now.</param>
    /// <exception cref="EditException">There is nothing to redo.</exception>
    public (EditDocument Document, EditHistory History) Redo(EditDocument document) => throw new NotSupportedException();
}
