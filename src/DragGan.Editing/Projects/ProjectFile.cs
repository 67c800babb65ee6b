using System.IO.Compression;
using System.Text.Json;

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
        Stream destination, EditDocument document, ProjectThumbnails? thumbnails, string program, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentException.ThrowIfNullOrEmpty(program);
        if (document.Drags.Sum(drag => drag.Log.BytesOf(drag.Count)) > ProjectLimits.MostStepBytes)
        {
            throw new EditException(
                EditFault.TooLarge, $"The transition is larger than a project file may be ({ProjectLimits.MostStepBytes >> 20:N0} MiB). Go back to an earlier frame, or save the latent alone.");
        }

        using ZipArchive zip = new(destination, ZipArchiveMode.Create, leaveOpen: true);
        ProjectSink sink = new(zip, cancellation);
        DocumentRecord record = new DocumentWriter(sink).Write(document);
        sink.Put(thumbnails);
        sink.Put(ProjectNames.Project, JsonSerializer.SerializeToUtf8Bytes(
            new ProjectRecord(ProjectRecord.FormatName, ProjectRecord.CurrentVersion, ProjectRecord.CurrentMinor, program, record), EditingJson.Default.ProjectRecord));
    }

    /// <summary>Reads an edit that anyone may have written. After a refusal the destination is as it was.</summary>
    /// <param name="source">Readable and seekable; left open.</param>
    /// <param name="destination">Where the drags' steps go. The caller saves the document there.</param>
    /// <param name="cancellation">Looked at between steps.</param>
    /// <exception cref="EditException">
    /// It is no project file or a damaged one (<see cref="EditFault.Invalid"/>), too large (<see cref="EditFault.TooLarge"/>), or written by a newer program
    /// (<see cref="EditFault.Conflict"/>).
    /// </exception>
    /// <exception cref="IOException">The file cannot be read, or the disk does not take the steps; the destination is as it was.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the destination is as it was.</exception>
    public static EditDocument Read(Stream source, SessionFolder destination, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        try
        {
            ZipRules.Require(source);
            using ZipArchive zip = new(source, ZipArchiveMode.Read, leaveOpen: true);
            using ProjectSource parts = new(zip, source.Length, destination, cancellation);
            ProjectRecord record = EditingJson.Read(
                parts.Bytes(ProjectNames.Project, ProjectLimits.MostJsonBytes), ProjectRecord.FormatName, ProjectRecord.CurrentVersion, EditingJson.Default.ProjectRecord);
            EditDocument document = new DocumentReader(parts).Read(record.Document);
            parts.KeepLogs();
            return document;
        }
        catch (EditException error)
        {
            throw new EditException(error.Fault, $"The project file cannot be opened. {error.Message}", error);
        }
        catch (InvalidDataException error)
        {
            throw new EditException(EditFault.Invalid, $"The project file is damaged: {error.Message}", error);
        }
    }
}
