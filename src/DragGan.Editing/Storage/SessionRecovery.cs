namespace DragGan.Editing;

/// <summary>Makes a session out of what is on disk, also when the program that wrote it was killed in the middle of a drag.</summary>
internal static class SessionRecovery
{
    /// <summary>The session a record describes.</summary>
    /// <exception cref="EditException">The document cannot be restored. A history that cannot is left out: it is worth less than the edit.</exception>
    public static SessionContent Read(SessionRecord record, IContentSource source)
    {
        DocumentReader reader = new(source);
        EditDocument document = reader.Read(record.Document);
        EditHistory history = ReadHistory(record.History, reader);
        if (document.Drags.IsEmpty)
        {
            return new SessionContent(document, history.Close(document));
        }

        bool wasRunning = record.History.Entries().Any(entry => entry.Open);
        DragSegment last = document.Drags[^1];
        if (wasRunning || last.Count != record.Document.Drags[^1].Count)
        {
            // More steps than were saved, or fewer than there were: the points belong where the last of them found them.
            document = document.WithSteps(wasRunning ? last.Log.Count : last.Count).EndDrag();
        }

        return new SessionContent(document, history.Close(document));
    }

    private static EditHistory ReadHistory(HistoryRecord record, DocumentReader reader)
    {
        try
        {
            return reader.Read(record);
        }
        catch (EditException)
        {
            return EditHistory.Empty;
        }
    }
}
