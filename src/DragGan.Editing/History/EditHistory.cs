using System.Collections.Immutable;

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

    /// <summary>Most characters of a gesture's name.</summary>
    public const int MaxGestureLength = 200;

    internal EditHistory(ImmutableArray<HistoryEntry> done, ImmutableArray<HistoryEntry> undone) => (Done, Undone) = (done, undone);

    /// <summary>A history in which nothing has happened.</summary>
    public static EditHistory Empty { get; } = new([], []);

    /// <summary>Whether there is something to undo, an open entry included.</summary>
    public bool CanUndo => !Done.IsEmpty;

    /// <summary>What <see cref="UndoGesture"/> would undo; null if nothing.</summary>
    public string? UndoLabel => LabelOf(Done);

    /// <summary>Whether there is something to redo.</summary>
    public bool CanRedo => !Undone.IsEmpty;

    /// <summary>What <see cref="RedoGesture"/> would do again; null if nothing.</summary>
    public string? RedoLabel => LabelOf(Undone);

    /// <summary>Whether an entry is open: a drag is running.</summary>
    public bool IsOpen => OpenIndex >= 0;

    /// <summary>Whether what would be undone next, the entry on top with all of its gesture, has the open one in it: it must be closed first.</summary>
    public bool IsOpenOnTop =>
        IsOpen && (Done[^1].IsOpen || (Done[^1].Gesture is string gesture && Done.Skip(OpenIndex).All(entry => entry.Gesture == gesture)));

    /// <summary>What can be undone, oldest first.</summary>
    internal ImmutableArray<HistoryEntry> Done { get; }

    /// <summary>What can be redone, the next one last.</summary>
    internal ImmutableArray<HistoryEntry> Undone { get; }

    /// <summary>The place of the open entry; -1 if there is none.</summary>
    private int OpenIndex => Array.FindIndex([.. Done], entry => entry.IsOpen);

    /// <summary>Records an edit. Nothing is recorded if nothing changed; whatever could be redone is forgotten otherwise.</summary>
    /// <param name="label">What was done, for people; 1 to <see cref="MaxLabelLength"/> characters.</param>
    /// <param name="before">The document the edit was made on.</param>
    /// <param name="after">The document it led to.</param>
    /// <param name="gesture">Edits with the same gesture as the entry on top become one with it; null for an edit of its own.</param>
    /// <exception cref="EditException">The gesture's name is too long.</exception>
    public EditHistory Push(string label, EditDocument before, EditDocument after, string? gesture = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        RequireShort(gesture);
        DocumentDelta delta = DocumentDelta.Between(before, after);
        if (delta.IsEmpty)
        {
            return this;
        }

        if (gesture is not null && CanUndo && !Done[^1].IsOpen && Done[^1].Gesture == gesture)
        {
            HistoryEntry top = Done[^1] with { Delta = Done[^1].Delta.Before(delta) };
            return new EditHistory(Done.SetItem(Done.Length - 1, top), []);
        }

        return With(new HistoryEntry(Checked(label), delta, gesture, IsOpen: false));
    }

    /// <summary>Records that a drag begins.</summary>
    /// <param name="label">What is done, for people; 1 to <see cref="MaxLabelLength"/> characters.</param>
    /// <param name="before">The document without the drag.</param>
    /// <param name="gesture">The gesture it belongs to; null for a drag of its own.</param>
    /// <exception cref="EditException">The gesture's name is too long.</exception>
    /// <exception cref="InvalidOperationException">An entry is open already.</exception>
    public EditHistory Open(string label, EditDocument before, string? gesture = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        RequireShort(gesture);
        return IsOpen
            ? throw new InvalidOperationException($"'{Done[OpenIndex].Label}' is still open; close it first.")
            : With(new HistoryEntry(Checked(label), DocumentDelta.All(before), gesture, IsOpen: true));
    }

    /// <summary>Records that the drag has come to rest. Its entry goes if nothing changed. Does nothing if no entry is open.</summary>
    /// <param name="after">The document as it is now.</param>
    public EditHistory Close(EditDocument after)
    {
        ArgumentNullException.ThrowIfNull(after);
        int index = OpenIndex;
        if (index < 0)
        {
            return this;
        }

        // Fields that edits above changed may be among these: they have been put back by the time this entry's turn comes, so that does no harm.
        DocumentDelta delta = Done[index].Delta.Unlike(after);
        return new EditHistory(
            delta.IsEmpty ? Done.RemoveAt(index) : Done.SetItem(index, Done[index] with { Delta = delta, IsOpen = false }), Undone);
    }

    /// <summary>Takes back the entry on top.</summary>
    /// <param name="document">The document as it is now.</param>
    /// <exception cref="EditException">There is nothing to undo, or it is a drag that is still running.</exception>
    public (EditDocument Document, EditHistory History) Undo(EditDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!CanUndo)
        {
            throw new EditException(EditFault.Conflict, "There is nothing to undo.");
        }

        HistoryEntry top = Done[^1];
        if (top.IsOpen)
        {
            throw new EditException(EditFault.Conflict, $"'{top.Label}' is still going on. Stop it first, then undo it.");
        }

        (EditDocument undone, DocumentDelta inverse) = top.Delta.Swap(document);
        return (undone, new EditHistory(Done.RemoveAt(Done.Length - 1), Undone.Add(top with { Delta = inverse })));
    }

    /// <summary>Does again what was undone last.</summary>
    /// <param name="document">The document as it is now.</param>
    /// <exception cref="EditException">There is nothing to redo.</exception>
    public (EditDocument Document, EditHistory History) Redo(EditDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!CanRedo)
        {
            throw new EditException(EditFault.Conflict, "There is nothing to redo.");
        }

        HistoryEntry top = Undone[^1];
        (EditDocument redone, DocumentDelta inverse) = top.Delta.Swap(document);
        return (redone, new EditHistory(Done.Add(top with { Delta = inverse }), Undone.RemoveAt(Undone.Length - 1)));
    }

    /// <summary>Takes back the entry on top and those below it of the same gesture: a pull is a point, a target and a drag, and one thing to the user.</summary>
    /// <inheritdoc cref="Undo"/>
    public (EditDocument Document, EditHistory History) UndoGesture(EditDocument document)
    {
        string? gesture = CanUndo ? Done[^1].Gesture : null;
        (EditDocument undone, EditHistory history) = Undo(document);
        while (gesture is not null && history.CanUndo && history.Done[^1] is { IsOpen: false } top && top.Gesture == gesture)
        {
            (undone, history) = history.Undo(undone);
        }

        return (undone, history);
    }

    /// <summary>Does again what <see cref="UndoGesture"/> took back.</summary>
    /// <inheritdoc cref="Redo"/>
    public (EditDocument Document, EditHistory History) RedoGesture(EditDocument document)
    {
        string? gesture = CanRedo ? Undone[^1].Gesture : null;
        (EditDocument redone, EditHistory history) = Redo(document);
        while (gesture is not null && history.CanRedo && history.Undone[^1].Gesture == gesture)
        {
            (redone, history) = history.Redo(redone);
        }

        return (redone, history);
    }

    /// <summary>What a gesture is called: by its drag, if it has one, for that is what was seen.</summary>
    private static string? LabelOf(ImmutableArray<HistoryEntry> entries)
    {
        if (entries.IsEmpty)
        {
            return null;
        }

        HistoryEntry top = entries[^1];
        IEnumerable<HistoryEntry> gesture = top.Gesture is null ? [top] : entries.Reverse().TakeWhile(entry => entry.Gesture == top.Gesture);
        return (gesture.FirstOrDefault(entry => entry.IsOpen || entry.Delta.Picture is not null) ?? top).Label;
    }

    private static void RequireShort(string? gesture)
    {
        if (gesture?.Length > MaxGestureLength)
        {
            throw new EditException(EditFault.Invalid, $"A gesture's name has at most {MaxGestureLength} characters; this one has {gesture.Length}.");
        }
    }

    private static string Checked(string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        return label.Length <= MaxLabelLength
            ? label
            : throw new ArgumentException($"A label has at most {MaxLabelLength} characters; this one has {label.Length}.", nameof(label));
    }

    private EditHistory With(HistoryEntry entry)
    {
        ImmutableArray<HistoryEntry> done = Done.Add(entry);
        if (done.Length > MaxEntries)
        {
            done = done.RemoveAt(done[0].IsOpen ? 1 : 0); // a drag that is running must find its entry when it stops
        }

        return new EditHistory(done, []);
    }
}
