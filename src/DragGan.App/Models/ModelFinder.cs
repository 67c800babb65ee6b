using DragGan.App.CommandLine;

namespace DragGan.App.Models;

/// <summary>From what the user calls a model to its file.</summary>
internal static class ModelFinder
{
    /// <summary>The model that comes along.</summary>
    public const string DefaultModel = "lion-256";

    private static readonly string[] Extensions = [".safetensors", ".pkl"];

    /// <summary>Finds a model's file.</summary>
    /// <param name="model">A path, a bare name, or null for the model that comes along.</param>
    /// <exception cref="InputException">There is no such model; the message says where it was looked for.</exception>
    public static string Find(string? model) => Find(model, Folders());

    /// <summary>The folders models are looked for in, first one first; not all of them need exist.</summary>
    public static IReadOnlyList<string> Folders() => [Path.Combine(Environment.CurrentDirectory, "models"), .. FoldersFrom(AppContext.BaseDirectory)];

    /// <summary>Those of the folders that have models which the folders before them do not have: a build has its own copy of the repository's.</summary>
    public static IEnumerable<string> WithoutCopies(IEnumerable<string> folders)
    {
        HashSet<(string Name, long Bytes)> known = [];
        return [.. folders.Where(Directory.Exists).Where(folder => new DirectoryInfo(folder).EnumerateFiles()
            .Where(file => Extensions.Contains(file.Extension))
            .Aggregate(false, (isNew, file) => known.Add((file.Name, file.Length)) || isNew))];
    }

    /// <summary>As <see cref="Find(string?)"/>, with the folders to look in, first one first.</summary>
    public static string Find(string? model, IReadOnlyList<string> folders)
    {
        string name = model ?? DefaultModel;
        if (model is not null && File.Exists(model))
        {
            return model;
        }

        if (name.Length == 0 || Directory.Exists(name) || Path.GetFileName(name) != name)
        {
            throw new InputException($"There is no model file '{name}'. Give the path of a .pkl or .safetensors file, or a name such as {DefaultModel}.");
        }

        return folders.SelectMany(folder => Candidates(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new InputException(
                $"There is no model '{name}': no such file, and none of that name with {string.Join(" or ", Extensions)} in {string.Join(", ", folders)}. "
                + $"Give the path of a model file, or {Known(folders)}.");
    }

    private static IEnumerable<string> Candidates(string folder, string name) =>
        Extensions.Prepend(string.Empty).Select(extension => Path.Combine(folder, name + extension));

    // Next to the program lies the model that comes along; further up, when run from a build, the repository's models/.
    private static IEnumerable<string> FoldersFrom(string start)
    {
        yield return Path.Combine(start, "models");
        for (DirectoryInfo? folder = Directory.GetParent(start.TrimEnd(Path.DirectorySeparatorChar)); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DragGan.slnx")))
            {
                yield return Path.Combine(folder.FullName, "models");
            }
        }
    }

    private static string Known(IReadOnlyList<string> folders)
    {
        string[] names =
        [
            .. folders.Where(Directory.Exists)
                .SelectMany(Directory.EnumerateFiles)
                .Where(file => Extensions.Contains(Path.GetExtension(file)))
                .Select(Path.GetFileNameWithoutExtension)
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        return names.Length > 0 ? $"one of these: {string.Join(", ", names)}" : $"put {DefaultModel}{Extensions[0]} there";
    }
}
