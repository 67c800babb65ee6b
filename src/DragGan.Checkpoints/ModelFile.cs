namespace DragGan.Checkpoints;

/// <summary>Brings a whole file into memory, once.</summary>
internal static class ModelFile
{
    /// <summary>The file's content.</summary>
    /// <exception cref="ModelFileException">There is no such file, it is a folder, may not be read, or is larger than one array can hold.</exception>
    public static ReadOnlyMemory<byte> ReadAll(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ModelFileException($"'{path}' is a folder; give the model file inside it.");
        }

        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            if (file.Length > Array.MaxLength)
            {
                throw new ModelFileException($"'{path}' has {file.Length:N0} bytes; model files of up to {Array.MaxLength:N0} bytes can be loaded.");
            }

            byte[] content = GC.AllocateUninitializedArray<byte>((int)file.Length);
            int read = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return content.AsMemory(0, read);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException($"There is no model file '{path}'.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ModelFileException($"'{path}' may not be read by this user; check the file's permissions.", error);
        }
        catch (Exception error) when (error is IOException or NotSupportedException)
        {
            throw new ModelFileException($"'{path}' cannot be read: {error.Message}", error);
        }
    }
}
