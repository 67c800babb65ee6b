namespace DragGan.App.Files;

/// <summary>The files of one piece of work, which appear together or not at all.</summary>
/// <remarks>Folders are made as needed; without <see cref="Commit"/> they and everything in them disappear again.</remarks>
internal sealed class ResultFiles : IDisposable
{
    private readonly List<AtomicFile> _files = [];
    private readonly Stack<string> _madeFolders = [];
    private bool _committed;

    /// <summary>Opens a file for writing, and the folders it lies in.</summary>
    /// <param name="path">Where it shall be once committed.</param>
    public Stream Create(string path)
    {
        MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path)));
        AtomicFile file = new(path);
        _files.Add(file);
        return file.Stream;
    }

    /// <summary>Gives every file its name. Nothing is renamed before all of them are known to be written.</summary>
    public void Commit()
    {
        foreach (AtomicFile file in _files)
        {
            file.Close();
        }

        foreach (AtomicFile file in _files)
        {
            file.Commit();
        }

        _committed = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AtomicFile file in _files)
        {
            file.Dispose();
        }

        while (!_committed && _madeFolders.TryPop(out string? folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private void MakeFolder(string? folder)
    {
        if (folder is null || Directory.Exists(folder))
        {
            return;
        }

        MakeFolder(Path.GetDirectoryName(folder));
        Directory.CreateDirectory(folder);
        _madeFolders.Push(folder);
    }
}
