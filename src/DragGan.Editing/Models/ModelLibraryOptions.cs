namespace DragGan.Editing;

/// <summary>What a <see cref="ModelLibrary"/> may take.</summary>
public sealed record ModelLibraryOptions
{
    /// <summary>Largest file that can be added, in bytes; a model file of more than 2 GB cannot be loaded, so neither need it be fetched.</summary>
    public long MaxUploadBytes { get; init; } = Array.MaxLength;

    /// <summary>Bytes that stay free on the disk of the uploads; default 256 MB.</summary>
    public long MinFreeBytes { get; init; } = 256L << 20;

    /// <summary>Files that can be added at the same time.</summary>
    public int MaxUploads { get; init; } = 4;

    /// <summary>Memory that loaded models may take together, in bytes; default half of what there is.</summary>
    public long MaxLoadedBytes { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>Bytes that are free on the disk a folder is on; tests put something else there.</summary>
    internal Func<string, long> FreeBytes { get; init; } =
        folder => new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
}
