using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>A session on disk: <c>session.json</c>, <c>latents/</c>, <c>masks/</c> and <c>drags/</c>. Open in one program at a time. Thread-safe.</summary>
public sealed class SessionFolder : IDisposable
{
    private SessionFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes a folder for a new session. There is nothing to <see cref="Load"/> before the first <see cref="Save"/>.</summary>
    /// <param name="path">Does not exist, or is empty.</param>
    /// <exception cref="EditException">There is something already.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static SessionFolder Create(string path) => new(path);

    /// <summary>Opens a session's folder.</summary>
    /// <exception cref="EditException">There is none, or another program has it open.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SessionFolder Open(string path) => new(path);

    /// <summary>What a list says of a session, without opening it; null if there is no readable session.</summary>
    public static SessionSummary? Peek(string path) => throw new NotSupportedException();

    /// <summary>Reads the session as it was saved last. The steps of a drag that was running then are there up to the last one written.</summary>
    /// <exception cref="EditException">Neither the session nor its previous state can be read.</exception>
    public SessionContent Load() => throw new NotSupportedException();

    /// <summary>Saves the session; whatever happens meanwhile, either the old or the new state can be loaded.</summary>
    /// <param name="content">Its logs are this folder's. A history with an open entry means that the last drag is running.</param>
    /// <exception cref="IOException">The disk does not take it; the old state is still there.</exception>
    public void Save(SessionContent content) => throw new NotSupportedException();

    /// <summary>A log for a new drag.</summary>
    /// <param name="baseLatent">The latent the drag starts from: rows that are not trained stay as they are in it.</param>
    /// <param name="trainedRows">K, 1 … the latent's rows.</param>
    /// <param name="points">How many points take part, at least 1.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public StepLog NewStepLog(Latent baseLatent, int trainedRows, int points) => throw new NotSupportedException();

    /// <summary>Deletes the files that neither this content nor the saved states need. For when nothing else holds this session's documents: after loading, or before closing.</summary>
    /// <param name="content">What shall stay.</param>
    public void CollectGarbage(SessionContent content) => throw new NotSupportedException();

    /// <summary>Closes the logs and lets go of the folder.</summary>
    public void Dispose()
    {
    }
}
