using DragGan.EndToEnd.Tests.Driving;
using DragGan.Imaging;
using DragGan.TestKit;

namespace DragGan.EndToEnd.Tests;

public sealed class ReadmeTests : IDisposable
{
    private const string Prefix = "dotnet run --project src/DragGan.App -- ";

    private readonly WorkFolder _folder = new();

    [Fact]
    public void The_first_command_drags_the_lions_nose_and_leaves_a_film_to_look_at()
    {
        string first = File.ReadLines(Path.Combine(GoldenFiles.RepositoryRoot, "README.md")).First(line => line.StartsWith("dotnet ", StringComparison.Ordinal));
        Assert.StartsWith(Prefix + "drag ", first, StringComparison.Ordinal);

        string[] arguments = first[Prefix.Length..].Split(' ');
        Draggan.Run(_folder, arguments).Expect(0);

        string film = Path.Combine(arguments[Array.IndexOf(arguments, "--out") + 1], "animation.png");
        Assert.Equal(256, PngReader.Read(_folder[film]).Raster.Width);
    }

    [Fact]
    public void The_second_command_runs_all_tests()
    {
        Assert.Equal(
            "dotnet test",
            File.ReadLines(Path.Combine(GoldenFiles.RepositoryRoot, "README.md")).Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal)).ElementAt(1));
    }

    [Fact]
    public void Every_file_the_readme_points_to_exists()
    {
        string readme = File.ReadAllText(Path.Combine(GoldenFiles.RepositoryRoot, "README.md"));
        IEnumerable<string> targets = readme.Split("](").Skip(1).Select(rest => rest.Split(')')[0].Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

        Assert.DoesNotContain(targets, target => !Path.Exists(Path.Combine(GoldenFiles.RepositoryRoot, target)));
    }

    public void Dispose() => _folder.Dispose();
}
