namespace DragGan.Editing;

/// <summary>Finds the model files there are, and gives each its id.</summary>
internal sealed class ModelFolders
{
    /// <summary>What files are called that may be models; what they are, their content says.</summary>
    private static readonly string[] Extensions = [".safetensors", ".pkl"];

    private readonly string[] _folders;

    /// <summary>Looks nowhere yet.</summary>
    /// <param name="folders">Only read; first one first.</param>
    /// <param name="uploads">Where models are added.</param>
    public ModelFolders(IEnumerable<string> folders, string uploads)
    {
        Uploads = Path.GetFullPath(uploads);
        _folders = [.. folders.Select(Path.GetFullPath).Where(folder => folder != Uploads).Distinct(), Uploads];
    }

    /// <summary>Where models are added.</summary>
    public string Uploads { get; }

    /// <summary>Every model file, in an order that is always the same: an id stays with its file as long as no folder before it gets one of that name.</summary>
    public IReadOnlyList<ModelFile> Scan()
    {
        List<ModelFile> files = [];
        HashSet<string> ids = [];
        foreach (string folder in _folders)
        {
            foreach (FileStamp stamp in FilesOf(folder))
            {
                string id = ModelNames.Unique(ModelNames.IdOf(stamp.Path), ids.Contains);
                ids.Add(id);
                files.Add(new ModelFile(id, stamp, folder == Uploads));
            }
        }

        return files;
    }

    private static IEnumerable<FileStamp> FilesOf(string folder)
    {
        EnumerationOptions options = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = true };
        return Directory.Exists(folder)
            ? new DirectoryInfo(folder).EnumerateFiles("*", options)
                .Where(file => Extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(StampOrNull)
                .OfType<FileStamp>()
            : [];
    }

    private static FileStamp? StampOrNull(FileInfo file)
    {
        try
        {
            return FileStamp.Of(file);
        }
        catch (IOException)
        {
            return null; // it went away meanwhile, or is a link that leads nowhere
        }
    }
}
