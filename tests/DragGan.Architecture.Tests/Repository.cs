using DragGan.TestKit;

namespace DragGan.Architecture.Tests;

/// <summary>Where the sources lie, seen from the built tests: the folder above them that holds the solution.</summary>
internal static class Repository
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = GoldenFiles.RepositoryRoot;

    /// <summary>Names of the rooms under src/, without the common prefix: "App", "Checkpoints", ...</summary>
    public static IEnumerable<string> Rooms =>
        Directory.GetDirectories(Path.Combine(Root, "src"))
            .Select(folder => Path.GetFileName(folder)["DragGan.".Length..])
            .Order(StringComparer.Ordinal);

    /// <summary>A path below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The hand-written source files with this extension below the given top folders, as paths relative to the root, with '/'.</summary>
    public static IEnumerable<string> Sources(string extension, params string[] topFolders) =>
        topFolders
            .Select(folder => PathOf(folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, $"*{extension}", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "artifacts"))
            .Order(StringComparer.Ordinal);
}
