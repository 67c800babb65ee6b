using System.Xml.Linq;

namespace DragGan.Architecture.Tests;

public sealed class SolutionTests
{
    public static TheoryData<string> Rooms => [.. Repository.Rooms];

    [Fact]
    public void Every_project_lies_in_the_solution()
    {
        IEnumerable<string> inSolution = XDocument.Load(Repository.PathOf("DragGan.slnx")).Descendants("Project")
            .Select(project => ((string)project.Attribute("Path")!).Replace('\\', '/'));

        Assert.Equal(
            Repository.Sources(".csproj", "src", "tests", "bench"),
            inSolution.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_room_has_its_tests(string room)
    {
        string tests = room == "App" ? "EndToEnd" : room;

        Assert.Contains(
            Repository.Sources("Tests.cs", "tests"),
            file => file.StartsWith($"tests/DragGan.{tests}.Tests/", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_project_has_a_committed_lock_file()
    {
        Assert.DoesNotContain(
            Repository.Sources(".csproj", "src", "tests"),
            project => !File.Exists(Repository.PathOf(Path.GetDirectoryName(project)!, "packages.lock.json")));
    }
}
