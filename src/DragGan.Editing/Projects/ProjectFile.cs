namespace DragGan.Editing;

/// <summary>A whole edit in one file, <c>.draggan</c>: a zip of <c>project.json</c>, latents, mask, the drags' steps and two thumbnails. Models are not in it.</summary>
public static class ProjectFile
{
    /// <summary>Writes an edit, without its history. The same edit gives the same bytes.</summary>
    /// <param name="destination">Writable; need not seek; left open.</param>
    /// <param name="document">The edit.</param>
    /// <param name="thumbnails">Small pictures of it; null for none.</param>
    /// <param name="program">Who writes, name and version: "draggan 0.2.0".</param>
    /// <param name="cancellation">Looked at between steps.</param>
    /// <exception cref="EditException">The edit is larger than a project file may be, or a step of it is damaged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what was written is no project file.</exception>
    public static void Write(
        Stream destination, EditDocument document, ProjectThumbnails? thumbnails, string program, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Reads an edit that anyone may have written. After a refusal the destination is as it was.</summary>
    /// <param name="source">Readable and seekable; left open.</param>
    /// <param name="destination">Where the drags' steps go. The caller saves the document there.</param>
    /// <param name="cancellation">Looked at between steps.</param>
    /// <exception cref="EditException">It is no project file, damaged, too large, or of a newer kind.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the destination is as it was.</exception>
    public static EditDocument Read(Stream source, SessionFolder destination, CancellationToken cancellation = default) => throw new NotSupportedException();
}
