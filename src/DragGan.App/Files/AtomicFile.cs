namespace DragGan.App.Files;

/// <summary>A file that appears under its name only when it is whole.</summary>
/// <remarks>
/// It is written beside its place under a temporary name and then renamed, which replaces an older file in one stroke. Disposing without
/// <see cref="Commit"/> takes everything back. Devices (<c>/dev/stdout</c>) cannot be replaced by a rename and are written directly.
/// </remarks>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private bool _closed;

    /// <summary>Creates the temporary file.</summary>
    /// <param name="path">Where the file shall be; its folder exists. A link is followed.</param>
    /// <exception cref="IOException">The file cannot be created there.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed there.</exception>
    public AtomicFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"Cannot write '{path}': there is a folder of that name.");
        }

        bool isDevice = IsDevice(path);
        _target = isDevice ? path : Path.GetFullPath(new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName);
        _temporary = isDevice
            ? path
            : Path.Combine(Path.GetDirectoryName(_target)!, $".{Path.GetFileName(_target)}.{Environment.ProcessId}.tmp");
        Stream = isDevice
            ? new ResultStream(path, FileMode.Open)
            : new ResultStream(_temporary, FileMode.Create);
    }

    /// <summary>The content goes here; seekable unless the target is a device.</summary>
    public Stream Stream { get; }

    /// <summary>Writes a whole file.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        using AtomicFile file = new(path);
        write(file.Stream);
        file.Commit();
    }

    /// <summary>Makes sure every byte has been accepted by the system; the file still has its temporary name.</summary>
    public void Close()
    {
        Stream.Flush();
        Stream.Dispose();
        _closed = true;
    }

    /// <summary>Gives the file its name.</summary>
    public void Commit()
    {
        if (!_closed)
        {
            Close();
        }

        if (_temporary != _target)
        {
            File.Move(_temporary, _target, overwrite: true);
        }
    }

    /// <summary>Removes what was written, unless it was committed.</summary>
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (Exception error) when (error is IOException or ArgumentOutOfRangeException)
        {
            // what could not be written is thrown away with the rest
        }

        if (_temporary != _target)
        {
            File.Delete(_temporary); // no error if it is gone, as after Commit
        }
    }

    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && Path.GetFullPath(path) is string full
        && full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
