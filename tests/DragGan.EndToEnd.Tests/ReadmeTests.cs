using DragGan.EndToEnd.Tests.Driving;
using DragGan.Imaging;
using DragGan.TestKit;

namespace DragGan.EndToEnd.Tests;

public sealed class ReadmeTests : IDisposable
{
    private static readonly string[] Commands =
        [.. File.ReadLines(Path.Combine(GoldenFiles.RepositoryRoot, "README.md")).Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal))];

    private readonly WorkFolder _folder = new();

    [Fact]
    public void The_first_command_opens_the_editor_and_the_second_runs_all_tests()
    {
        Assert.Equal(["dotnet run --project src/DragGan.App", "dotnet test"], Commands); // that no verb means the editor, ServeTests knows
    }

    [Fact]
    public void The_drag_it_shows_moves_the_lions_nose_and_leaves_a_film_to_look_at()
    {
        string row = File.ReadLines(Path.Combine(GoldenFiles.RepositoryRoot, "README.md")).First(line => line.StartsWith("| `draggan drag ", StringComparison.Ordinal));
        string[] arguments = row.Split('`')[1].Split(' ')[1..];

        Draggan.Run(_folder, arguments).Expect(0);

        string film = Path.Combine(arguments[Array.IndexOf(arguments, "--out") + 1], "animation.png");
        Assert.Equal(256, PngReader.Read(_folder[film]).Raster.Width);
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
