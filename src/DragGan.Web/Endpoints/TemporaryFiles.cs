namespace DragGan.Web;

/// <summary>Files that are gone when they are closed.</summary>
internal sealed class TemporaryFiles(string folder, Func<string> newId)
{
    private const int Buffer = 64 << 10;

    /// <summary>Takes an upload in, so that it can be read in any order.</summary>
    /// <param name="content">The upload; how long it may be is seen to where it comes from.</param>
    /// <param name="cancellation">Breaks it off.</param>
    /// <returns>At its beginning; dispose it.</returns>
    public async Task<FileStream> Receive(Stream content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        FileStream file = new(Path.Combine(folder, newId()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await content.CopyToAsync(file, cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
