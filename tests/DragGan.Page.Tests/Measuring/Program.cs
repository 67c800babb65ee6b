using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace DragGan.Page.Tests.Measuring;

/// <summary>The tests, or with <c>--measure</c> a benchmark of the page in their place: it needs the same browser and the same program.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["--measure"])
        {
            await PageMeasurement.RunAsync(Console.Out);
            return 0;
        }

        return arguments.Contains("--server") || arguments.Contains("--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(arguments);
    }
}
