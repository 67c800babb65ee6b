namespace DragGan.Editing.Tests;

/// <summary>A temporary folder with a session in it.</summary>
internal sealed class EditFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("draggan-edit-").FullName;

    public EditFolder() => Session = SessionFolder.Create(Path);

    /// <summary>The session's folder.</summary>
    public string Path => System.IO.Path.Combine(_root, "session");

    /// <summary>The session, as it is open now.</summary>
    public SessionFolder Session { get; private set; }

    /// <summary>A path in the session's folder.</summary>
    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Every file there, but for the lock, with its content.</summary>
    public Dictionary<string, string> Files() => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
        .ToDictionary(file => System.IO.Path.GetRelativePath(Path, file), file => Convert.ToHexString(File.ReadAllBytes(file)));

    /// <summary>Closes the session and opens it again, as after a start of the program.</summary>
    public SessionContent Reopen()
    {
        Session.Dispose();
        Session = SessionFolder.Open(Path);
        return Session.Load();
    }

    public void Dispose()
    {
        Session.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
