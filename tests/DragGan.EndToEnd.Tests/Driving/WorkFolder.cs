namespace DragGan.EndToEnd.Tests.Driving;

/// <summary>An empty folder of a test's own, gone with everything in it afterwards.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder() => Path = Directory.CreateTempSubdirectory("draggan-test-").FullName;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Everything in it, files and folders, as relative paths with '/', sorted.</summary>
    public string[] Entries =>
    [
        .. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories)
            .Select(entry => System.IO.Path.GetRelativePath(Path, entry).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A path below it.</summary>
    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
