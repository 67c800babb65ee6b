using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>A session on disk: <c>session.json</c>, <c>latents/</c>, <c>masks/</c> and <c>drags/</c>. Open in one program at a time. Thread-safe.</summary>
public sealed class SessionFolder : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _claim;
    private readonly SessionContentStore _store;
    private readonly SessionFile _file;

    private SessionFolder(string path)
    {
        Path = path;
        _claim = Claim(path);
        _store = new SessionContentStore(path);
        _file = new SessionFile(path);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes a folder for a new session. There is nothing to <see cref="Load"/> before the first <see cref="Save"/>.</summary>
    /// <param name="path">Does not exist, or is empty.</param>
    /// <exception cref="EditException">There is something already.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static SessionFolder Create(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Directory.CreateDirectory(path).FullName;
        return Directory.EnumerateFileSystemEntries(full).Any()
            ? throw new EditException(EditFault.Conflict, $"'{path}' is not empty; a new session needs a folder of its own.")
            : new SessionFolder(full);
    }

    /// <summary>Opens a session's folder.</summary>
    /// <exception cref="EditException">There is none (<see cref="EditFault.NotFound"/>), or it is open already (<see cref="EditFault.Busy"/>).</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SessionFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = System.IO.Path.GetFullPath(path);
        return new SessionFile(full).Exists
            ? new SessionFolder(full)
            : throw new EditException(EditFault.NotFound, $"There is no session in '{path}'.");
    }

    /// <summary>What a list says of a session, without opening it; null if there is no readable session.</summary>
    public static SessionSummary? Peek(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SessionFile file = new(path);
        return file.ReadAll().FirstOrDefault()?.Document is not { } document ? null : new SessionSummary(
            document.Name, document.Model.Id, 1 + document.Drags.OfType<DragRecord>().Sum(drag => Math.Clamp(drag.Count, 0, StepLog.MaxCount)), file.Changed);
    }

    /// <summary>Reads the session as it was saved last. The steps of a drag that was running then are there up to the last one written.</summary>
    /// <exception cref="EditException">
    /// Neither the session nor its previous state can be read (<see cref="EditFault.Invalid"/>), or a newer program wrote it (<see cref="EditFault.Conflict"/>).
    /// </exception>
    public SessionContent Load()
    {
        lock (_lock)
        {
            RequireOpen();
            SessionContent content = _file.Read(record => SessionRecovery.Read(record, _store));
            _store.EndReading();
            return content;
        }
    }

    /// <summary>Saves the session; whatever happens meanwhile, either the old or the new state can be loaded.</summary>
    /// <param name="content">Its logs are this folder's. A history with an open entry means that the document's last drag is running.</param>
    /// <exception cref="IOException">The disk does not take it; the old state is still there.</exception>
    public void Save(SessionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        lock (_lock)
        {
            RequireOpen();
            _file.Write(Record(content));
        }
    }

    /// <summary>A log for a new drag.</summary>
    /// <param name="baseLatent">The latent the drag starts from: rows that are not trained stay as they are in it.</param>
    /// <param name="trainedRows">K, 1 … the latent's rows.</param>
    /// <param name="points">How many points take part, 1 … <see cref="EditDocument.MaxPoints"/>.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public StepLog NewStepLog(Latent baseLatent, int trainedRows, int points)
    {
        ArgumentNullException.ThrowIfNull(baseLatent);
        ArgumentOutOfRangeException.ThrowIfLessThan(trainedRows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trainedRows, baseLatent.Rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, EditDocument.MaxPoints);
        lock (_lock)
        {
            RequireOpen();
            return _store.NewLog(baseLatent, trainedRows, points);
        }
    }

    /// <summary>
    /// Deletes the files that neither this content nor the saved states need, logs that are open included.
    /// For when nothing else holds this session's documents: after loading, or before closing.
    /// </summary>
    /// <param name="content">What shall stay.</param>
    public void CollectGarbage(SessionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        lock (_lock)
        {
            RequireOpen();
            SessionRecord[] needed = [Record(content), .. _file.ReadAll()];
            _store.KeepOnly(needed.SelectMany(record => record.ContentNames()).ToHashSet(), needed.SelectMany(record => record.LogNames()).ToHashSet());
        }
    }

    /// <summary>Closes the logs and lets go of the folder.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _store.Dispose();
            _claim.Dispose();
        }
    }

    /// <summary>Takes in a log's file that is not trusted.</summary>
    /// <param name="write">Writes the file.</param>
    /// <exception cref="EditException">It is no log; nothing is left of it.</exception>
    internal StepLog TakeIn(Action<Stream> write)
    {
        lock (_lock)
        {
            RequireOpen();
            return _store.TakeIn(write);
        }
    }

    /// <summary>Deletes a log.</summary>
    internal void Delete(StepLog log)
    {
        lock (_lock)
        {
            _store.Delete(log);
        }
    }

    /// <summary>A lock that the system lets go of even when the program is killed.</summary>
    private static FileStream Claim(string folder)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(folder, "session.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error.GetType() == typeof(IOException))
        {
            throw new EditException(EditFault.Busy, $"The session in '{folder}' is open already, here or in another program: {error.Message}", error);
        }
    }

    /// <summary>A late save must not reach into a folder that someone else may have opened by now.</summary>
    private void RequireOpen() => ObjectDisposedException.ThrowIf(!_claim.CanRead, this);

    private SessionRecord Record(SessionContent content)
    {
        DocumentWriter writer = new(_store);
        return new SessionRecord(
            SessionRecord.FormatName, SessionRecord.CurrentVersion, writer.Write(content.Document), writer.Write(content.History));
    }
}
