using DragGan.TestKit;

namespace DragGan.Editing.Tests;

/// <summary>A folder of models, a folder for uploads and a lane, all of one test.</summary>
internal sealed class ModelWorkplace : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("draggan-models-");
    private readonly List<ModelLibrary> _libraries = [];

    public ModelWorkplace() => Directory.CreateDirectory(Folder);

    public ComputeLane Lane { get; } = new(TimeProvider.System, threads: 1);

    /// <summary>Models that come along.</summary>
    public string Folder => Path.Combine(_root.FullName, "models");

    public string Uploads => Path.Combine(_root.FullName, "data", "uploads");

    /// <summary>What lies in the uploads folder, hidden files included.</summary>
    public IEnumerable<string> Uploaded => Directory.Exists(Uploads) ? Directory.GetFiles(Uploads).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal) : [];

    public ModelLibrary Library(ModelLibraryOptions? options = null)
    {
        ModelLibrary library = new([Folder], Uploads, Lane, options);
        _libraries.Add(library);
        return library;
    }

    /// <summary>A golden model's file: "tiny-32", "labels-128" (a pickle), …</summary>
    public static byte[] Golden(string name)
    {
        string weights = Path.Combine(GoldenFiles.RepositoryRoot, "tests", "golden", name + ".weights.safetensors");
        return File.ReadAllBytes(File.Exists(weights) ? weights : GoldenFiles.PathOf(name + ".pkl"));
    }

    /// <summary>Puts a golden model into the folder.</summary>
    public string Put(string fileName, string golden) => Put(fileName, Golden(golden));

    public string Put(string fileName, byte[] content)
    {
        string path = Path.Combine(Folder, fileName);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose()
    {
        _libraries.ForEach(library => library.Dispose());
        Lane.Dispose();
        _root.Delete(recursive: true);
    }
}
