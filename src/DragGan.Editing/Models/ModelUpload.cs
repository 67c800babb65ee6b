namespace DragGan.Editing;

/// <summary>A model's file on its way in, under a name that no list shows. Disposing removes it, unless it was kept.</summary>
internal sealed class ModelUpload : IDisposable
{
    private const string Prefix = ".incoming-", Suffix = ".tmp";

    private const int ChunkBytes = 256 << 10;

    /// <summary>So often the disk is asked how much room is left.</summary>
    private const long BytesBetweenLooks = 16L << 20;

    /// <summary>Names it; nothing is written yet.</summary>
    /// <param name="folder">Where to; made when it is not there.</param>
    /// <param name="number">Tells uploads apart.</param>
    public ModelUpload(string folder, long number) => TemporaryPath = Path.Combine(folder, $"{Prefix}{number}{Suffix}");

    /// <summary>Where it is as long as it was not kept.</summary>
    public string TemporaryPath { get; }

    /// <summary>Removes what a crash left behind.</summary>
    public static void RemoveLeftovers(string folder)
    {
        foreach (string file in Directory.Exists(folder) ? Directory.GetFiles(folder, $"{Prefix}*{Suffix}") : [])
        {
            File.Delete(file);
        }
    }

    /// <summary>Fetches the file.</summary>
    /// <param name="content">Read to its end.</param>
    /// <param name="options">How much it may be.</param>
    /// <param name="progress">Told how many bytes there are; null for nobody.</param>
    /// <param name="cancellation">Ends the fetching.</param>
    /// <exception cref="EditException">TooLarge, or Busy when the disk has no room.</exception>
    public async Task ReceiveAsync(Stream content, ModelLibraryOptions options, IProgress<long>? progress, CancellationToken cancellation)
    {
        byte[] chunk = new byte[ChunkBytes];
        long written = 0, nextLook = 0;
        await using FileStream file = Create(TemporaryPath);
        for (int read; (read = await content.ReadAtLeastAsync(chunk, ChunkBytes, throwOnEndOfStream: false, cancellation)) > 0;)
        {
            RequireAllowed(written + read, options);
            if (written >= nextLook)
            {
                RequireRoom(TemporaryPath, options);
                nextLook = written + BytesBetweenLooks;
            }

            await OnDiskAsync(() => file.WriteAsync(chunk.AsMemory(0, read), cancellation));
            written += read;
            progress?.Report(written);
        }

        await OnDiskAsync(() =>
        {
            RandomAccess.FlushToDisk(file.SafeFileHandle); // a name must never stand for half a file, even after a power cut
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Gives it its name; fails if there is such a file.</summary>
    /// <exception cref="EditException">Busy: the disk refuses.</exception>
    public void Keep(string path)
    {
        try
        {
            File.Move(TemporaryPath, path, overwrite: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refused(error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (File.Exists(TemporaryPath)) // not so after Keep, nor where its folder could not be made
        {
            File.Delete(TemporaryPath);
        }
    }

    private static FileStream Create(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refused(error);
        }
    }

    /// <summary>Whose fault an error is: the disk's here, the sender's elsewhere.</summary>
    private static async Task OnDiskAsync(Func<ValueTask> write)
    {
        try
        {
            await write();
        }
        catch (IOException error)
        {
            throw Refused(error);
        }
    }

    private static void RequireAllowed(long bytes, ModelLibraryOptions options)
    {
        if (bytes > options.MaxUploadBytes)
        {
            throw new EditException(EditFault.TooLarge, $"The file has more than {options.MaxUploadBytes:N0} bytes, which is the most a model's file may have.");
        }
    }

    private static void RequireRoom(string path, ModelLibraryOptions options)
    {
        long free = options.FreeBytes(Path.GetDirectoryName(path)!);
        if (free < options.MinFreeBytes)
        {
            throw new EditException(
                EditFault.Busy,
                $"The disk has only {free >> 20:N0} MB left, and {options.MinFreeBytes >> 20:N0} MB must stay free. Make room, then add the model again.");
        }
    }

    private static EditException Refused(Exception cause) => new(
        EditFault.Busy, "The file cannot be stored: the disk is full, or the folder for added models may not be written to. See to that, then add the model again.", cause);
}
