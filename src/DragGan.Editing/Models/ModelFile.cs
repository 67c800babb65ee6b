namespace DragGan.Editing;

/// <summary>A file's content, as far as can be said without reading it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Modified">When it was last written, UTC.</param>
internal sealed record FileStamp(string Path, long Bytes, DateTime Modified)
{
    /// <exception cref="IOException">There is no such file any more.</exception>
    public static FileStamp Of(FileInfo file)
    {
        // A link's own size and time say nothing about the model it leads to.
        FileInfo content = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return new FileStamp(file.FullName, content.Length, content.LastWriteTimeUtc);
    }
}

/// <summary>A model's file in the library.</summary>
/// <param name="Id">Its name in the library.</param>
/// <param name="Stamp">The file.</param>
/// <param name="IsUploaded">Whether it was added here.</param>
internal sealed record ModelFile(string Id, FileStamp Stamp, bool IsUploaded)
{
    /// <summary>For people.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Stamp.Path);
}
