using System.Text.Json;

namespace DragGan.TestKit;

/// <summary>Finds and reads what lies in tests/golden, without any of the code under test.</summary>
public static class GoldenFiles
{
    private static readonly JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The folder that holds DragGan.slnx.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The full path of a file in tests/golden, such as <c>w64-256.pkl</c>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static string PathOf(string file)
    {
        string path = Path.Combine(RepositoryRoot, "tests", "golden", file);
        return File.Exists(path) ? path : throw new FileNotFoundException($"There is no golden file '{file}' in tests/golden.", path);
    }

    /// <summary>All arrays of a safetensors file in tests/golden, by name.</summary>
    public static IReadOnlyDictionary<string, GoldenArray> ReadArrays(string file) => GoldenArrays.Read(PathOf(file));

    /// <summary>The drags recorded in a <c>*.drags.json</c> file in tests/golden.</summary>
    public static GoldenDrags ReadDrags(string file)
    {
        using FileStream stream = File.OpenRead(PathOf(file));
        return JsonSerializer.Deserialize<GoldenDrags>(stream, Names)
            ?? throw new InvalidDataException($"'{file}' holds no drags.");
    }

    private static string FindRoot()
    {
        // Not [CallerFilePath]: deterministic builds put a made-up path there.
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DragGan.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds DragGan.slnx: run the tests from inside the repository.");
    }
}
