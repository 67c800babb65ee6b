using System.Text.RegularExpressions;

namespace DragGan.Architecture.Tests;

public sealed partial class SourceRulesTests
{
    /// <summary>Asked at: a longer file needs a reason below.</summary>
    private const int LinesThatNeedAReason = 300;

    /// <summary>Split at: no file may be longer, whatever the reason.</summary>
    private const int MostLines = 500;

    /// <summary>Files over 300 lines and why they are one idea. An entry whose file has shrunk must go.</summary>
    private static readonly Dictionary<string, string> LongFiles = [];

    private static readonly string[] CodeFolders = ["src", "tests", "bench", "eng"];

    [Fact]
    public void No_file_is_longer_than_500_lines()
    {
        Assert.DoesNotContain(Lengths(), file => file.Lines > MostLines);
    }

    [Fact]
    public void Every_file_over_300_lines_is_in_the_table_with_its_reason_and_no_other()
    {
        Assert.Equal(
            LongFiles.Keys.Order(StringComparer.Ordinal),
            Lengths().Where(file => file.Lines > LinesThatNeedAReason).Select(file => file.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Half_of_all_source_files_are_under_100_lines()
    {
        int[] sorted = [.. Lengths().Select(file => file.Lines).Order()];

        Assert.InRange(sorted[sorted.Length / 2], 1, 99);
    }

    [Fact]
    public void Nothing_is_left_to_do_in_the_sources()
    {
        AssertNoLine("src", UnfinishedWork());
    }

    [Fact]
    public void No_test_is_skipped()
    {
        AssertNoLine("tests", SkippedTest());
    }

    [Fact]
    public void No_warning_is_suppressed_without_a_reason_on_its_line()
    {
        AssertNoLine("src", BarePragma());
        AssertNoLine("tests", BarePragma());
    }

    private static IEnumerable<(string Path, int Lines)> Lengths() =>
        Repository.Sources(".cs", CodeFolders).Concat(Repository.Sources(".js", CodeFolders))
            .Select(file => (file, File.ReadLines(Repository.PathOf(file)).Count()));

    private static void AssertNoLine(string folder, Regex forbidden)
    {
        IEnumerable<string> found =
            from file in Repository.Sources(".cs", folder)
            where !file.EndsWith($"/{nameof(SourceRulesTests)}.cs", StringComparison.Ordinal) // it must be able to say what it forbids
            from line in File.ReadLines(Repository.PathOf(file)).Index()
            where forbidden.IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

        Assert.Empty(found);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex UnfinishedWork();

    [GeneratedRegex(@"\b(Fact|Theory)\b.*\bSkip\w*\s*=|\bAssert\.Skip")]
    private static partial Regex SkippedTest();

    // "#pragma warning disable CA1031 // why"; several ids may share one reason
    [GeneratedRegex(@"#pragma\s+warning\s+disable(?!.*//\s*\S)")]
    private static partial Regex BarePragma();
}
