using System.Diagnostics;

namespace DragGan.EndToEnd.Tests.Driving;

/// <summary>The built program, started as a user starts it.</summary>
internal static class Draggan
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Where the build that these tests belong to has put the program: bin/DragGan.App/CONFIGURATION/.</summary>
    public static string Path { get; } = FindProgram();

    /// <summary>Runs the program in a folder and waits for its end.</summary>
    public static ProgramRun Run(WorkFolder folder, params string[] arguments) => Finish(Start(folder, Path, arguments));

    /// <summary>Starts the program; its output can be read as it comes.</summary>
    public static Process Start(WorkFolder folder, params string[] arguments) => Start(folder, Path, arguments);

    /// <summary>Starts any program with its output redirected.</summary>
    public static Process Start(WorkFolder folder, string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        start.Environment.Remove("DRAGGAN_DEBUG");
        return Process.Start(start)!;
    }

    /// <summary>Waits for a program's end and gathers what it said.</summary>
    public static ProgramRun Finish(Process process)
    {
        using (process)
        {
            Task<string> errors = process.StandardError.ReadToEndAsync();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"Not done within {Limit}: {output.Result}{errors.Result}");
            }

            return new ProgramRun(process.ExitCode, output.Result, errors.Result);
        }
    }

    private static string FindProgram()
    {
        DirectoryInfo here = new(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar));
        string name = OperatingSystem.IsWindows() ? "draggan.exe" : "draggan";
        return System.IO.Path.Combine(here.Parent!.Parent!.FullName, "DragGan.App", here.Name, name);
    }
}
