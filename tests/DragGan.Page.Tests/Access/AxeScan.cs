using System.Text.Json;
using DragGan.Page.Tests.Driving;

namespace DragGan.Page.Tests.Access;

/// <summary>Looks over the page as it is now with axe-core, which finds what the accessibility guidelines (WCAG 2.2, A and AA) forbid and can be found by a program.</summary>
internal static class AxeScan
{
    private static readonly string Script = ReadScript();

    /// <summary>What it objects to, one line for each element; empty on a good page.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(EditorPage page)
    {
        await page.Page.EvaluateAsync(Script); // not as a script of the page: its own policy would refuse that, as it should
        string found = await page.Page.EvaluateAsync<string>(
            """
            async () => {
              await Promise.all(document.getAnimations().filter((a) => a.effect.getTiming().iterations !== Infinity).map((a) => a.finished.catch(() => {})));
              const { violations } = await axe.run(document, { resultTypes: ["violations"] });
              return JSON.stringify(violations.flatMap(({ id, help, nodes }) => nodes.map((n) => `${id}: ${help}: ${n.target.join(" ")}: ${n.failureSummary}`)));
            }
            """);
        return JsonSerializer.Deserialize<string[]>(found)!;
    }

    private static string ReadScript()
    {
        using Stream script = typeof(AxeScan).Assembly.GetManifestResourceStream("axe.min.js")!;
        using StreamReader reader = new(script);
        return $"{reader.ReadToEnd()};0"; // a value that can be handed over
    }
}
