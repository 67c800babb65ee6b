using System.Reflection;

namespace DragGan.Architecture.Tests;

/// <summary>The public face of every library, written down in PublicApi/, so that a change of it shows in review.</summary>
/// <remarks>After a wanted change: <c>DRAGGAN_ACCEPT_API=1 dotnet test --project tests/DragGan.Architecture.Tests</c> rewrites the files; commit them with the change.</remarks>
public sealed class PublicSurfaceTests
{
    private const string AcceptVariable = "DRAGGAN_ACCEPT_API";

    public static TheoryData<string> Libraries => [.. Repository.Rooms.Where(room => room != "App")];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_surface_is_the_recorded_one(string library)
    {
        string file = Repository.PathOf("tests", "DragGan.Architecture.Tests", "PublicApi", $"DragGan.{library}.txt");
        string actual = PublicSurface.Describe(Assembly.Load($"DragGan.{library}"));

        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        string recorded = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : string.Empty;

        Assert.True(recorded == actual, Difference(library, recorded, actual));
    }

    private static string Difference(string library, string recorded, string actual)
    {
        string[] before = recorded.Split('\n'), after = actual.Split('\n');
        return $"The public surface of DragGan.{library} has changed."
            + $"\nGone:\n{string.Join('\n', before.Except(after))}\nNew:\n{string.Join('\n', after.Except(before))}"
            + $"\nIf that is wanted, run the tests once with {AcceptVariable}=1 and commit PublicApi/DragGan.{library}.txt.";
    }
}
