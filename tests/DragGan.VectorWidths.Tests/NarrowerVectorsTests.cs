using System.Text.RegularExpressions;
using DragGan.TestKit;

namespace DragGan.VectorWidths.Tests;

/// <summary>Runs the suites of every room with vector code again, as if on older machines. The machine as it is: their own run.</summary>
public sealed partial class NarrowerVectorsTests
{
    private static readonly string[] Rooms = ["Numerics", "StyleGan", "Dragging", "Checkpoints", "Imaging", "Scenes"];

    /// <summary>The program's only vector code is the peak that bench measures; its tests drive the program from outside.</summary>
    private static readonly string[] Hosts = ["App"];

    public static TheoryData<string> Settings => [.. VectorSetting.All.Select(setting => setting.Variable)];

    public static MatrixTheoryData<string, string> RoomsAndSettings => new(Rooms, VectorSetting.All.Select(setting => setting.Variable));

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_runtime_obeys_the_setting(string variable)
    {
        TestProgram.AssertPasses(
            TestProgram.PathOf("DragGan.VectorWidths.Tests"), variable, "-class", typeof(VectorSettingTests).FullName!);
    }

    [Theory]
    [MemberData(nameof(RoomsAndSettings))]
    public void A_room_passes_its_tests_under_the_setting(string room, string variable)
    {
        // What is about a whole model's behaviour, not about numbers, takes minutes without vectors and says nothing more.
        TestProgram.AssertPasses(TestProgram.PathOf($"DragGan.{room}.Tests"), variable, "-trait-", "Subject=lion");
    }

    [Fact]
    public void Every_room_with_vector_code_is_in_the_table()
    {
        string source = Path.Combine(GoldenFiles.RepositoryRoot, "src");
        IEnumerable<string> withVectors =
            from file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            where VectorCode().IsMatch(File.ReadAllText(file))
            select Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar)[0]["DragGan.".Length..];

        Assert.Empty(withVectors.Distinct().Except(Rooms).Except(Hosts));
    }

    [GeneratedRegex(@"using System\.(Runtime\.Intrinsics|Numerics\.Tensors)|\bVector<")]
    private static partial Regex VectorCode();
}
