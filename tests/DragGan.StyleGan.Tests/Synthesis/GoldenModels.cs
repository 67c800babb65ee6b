using DragGan.Checkpoints;
using DragGan.TestKit;

namespace DragGan.StyleGan.Tests;

/// <summary>The models in tests/golden, each with the values an independent reference computed for it.</summary>
internal static class GoldenModels
{
    private const string Expected = ".expected.safetensors";

    private static string Folder => Path.Combine(GoldenFiles.RepositoryRoot, "tests", "golden");

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Folder, "*" + Expected).Select(path => Path.GetFileName(path)[..^Expected.Length]).Order()];

    public static Generator Load(string name) => Generator.FromCheckpoint(LoadCheckpoint(name));

    public static Checkpoint LoadCheckpoint(string name)
    {
        string weights = Path.Combine(Folder, $"{name}.weights.safetensors");
        return Checkpoint.Load(File.Exists(weights) ? weights : GoldenFiles.PathOf(name + ".pkl"));
    }

    public static IReadOnlyDictionary<string, GoldenArray> ExpectedValues(string name) => GoldenFiles.ReadArrays(name + Expected);
}
