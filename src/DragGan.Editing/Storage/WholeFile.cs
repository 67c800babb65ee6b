namespace DragGan.Editing;

/// <summary>Files that are there whole or not at all, and survive a loss of power.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file in place of an older one.</summary>
    /// <param name="path">Where it shall be.</param>
    /// <param name="content">All of it.</param>
    /// <param name="previousPath">Where the older one shall go; null to let it be replaced.</param>
    /// <exception cref="IOException">The disk does not take it; the older one is still there.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, string? previousPath = null)
    {
        string temporary = path + ".tmp";
        try
        {
            using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            if (previousPath is not null && File.Exists(path))
            {
                File.Move(path, previousPath, overwrite: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary); // no error if it has got its name
        }
    }

    /// <summary>Reads a file that is not believed to be small.</summary>
    /// <returns>All of it; null if there is no such file, or it is larger than <paramref name="mostBytes"/>.</returns>
    public static byte[]? Read(string path, int mostBytes)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (file.Length > mostBytes)
        {
            return null;
        }

        byte[] content = new byte[file.Length];
        int read = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return read == content.Length ? content : content[..read];
    }
}
