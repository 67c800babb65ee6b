using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DragGan.VectorWidths.Tests;

/// <summary>Another project's tests, as the program its build made.</summary>
internal static partial class TestProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    /// <summary>The program of a test project, in the build that this one belongs to: bin/PROJECT/CONFIGURATION/PROJECT.</summary>
    public static string PathOf(string project)
    {
        DirectoryInfo here = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string extension = OperatingSystem.IsWindows() ? ".exe" : string.Empty;
        return Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, project + extension);
    }

    /// <summary>Runs it and fails, with all it said, unless every test passed and there was at least one.</summary>
    public static void AssertPasses(string program, string variable, params string[] arguments)
    {
        Assert.True(File.Exists(program), $"{program} has not been built: name its project in DragGan.VectorWidths.Tests.csproj.");
        ProcessStartInfo start = new(program, ["-noColor", "-noLogo", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [variable] = "0" },
        };

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        bool ended = process.WaitForExit(Limit);
        if (!ended)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        string said = $"{variable}=0 {program} {string.Join(' ', arguments)}\n{output.Result}{errors.Result}";
        Assert.True(ended, $"Not done within {Limit}.\n{said}");
        Assert.True(process.ExitCode == 0, $"Exit code {process.ExitCode}.\n{said}");
        Assert.True(Total().Match(said) is { Success: true } total && total.Groups[1].Value != "0", $"No test was run.\n{said}");
    }

    [GeneratedRegex(@"Total: (\d+)")]
    private static partial Regex Total();
}
