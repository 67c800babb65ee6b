using System.Text;

namespace DragGan.Evaluation;

/// <summary>Many drags in a few figures.</summary>
public static class DragSummary
{
    /// <summary>How many drags a list of the worst has.</summary>
    public const int Worst = 10;

    /// <summary>A table: a row for each kind, and one for all.</summary>
    public static string Table(IReadOnlyCollection<DragResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        StringBuilder text = new(
            """
            | kind | drags | arrived | steps | asked, px | own / asked | deviation | PSNR before | PSNR after | SSIM before | SSIM after | placement, px |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|

            """);
        foreach (IGrouping<DragKind, DragResult> kind in results.GroupBy(result => result.Kind).OrderBy(group => group.Key))
        {
            AppendRow(text, NameOf(kind.Key), [.. kind]);
        }

        AppendRow(text, "**all**", results);
        return text.ToString();
    }

    /// <summary>Drags whose last picture is least like a lion, worst first.</summary>
    public static IReadOnlyList<DragResult> LeastLike(IEnumerable<DragResult> results) => [.. results.OrderBy(result => result.Last.Psnr).Take(Worst)];

    /// <summary>Drags that did least what was asked, by pixels between own and asked displacement, worst first.</summary>
    public static IReadOnlyList<DragResult> FarthestOff(IEnumerable<DragResult> results) =>
        [.. results.OrderByDescending(result => result.Own.Minus(result.Asked).Length).Take(Worst)];

    /// <summary>Two drags of every kind around the median of what it looks like afterwards.</summary>
    public static IReadOnlyList<DragResult> Typical(IEnumerable<DragResult> results) =>
    [
        .. results.GroupBy(result => result.Kind).OrderBy(group => group.Key).SelectMany(group =>
        {
            DragResult[] sorted = [.. group.OrderBy(result => result.Last.Psnr)];
            return sorted.Skip(Math.Max(0, (sorted.Length / 2) - 1)).Take(2);
        }),
    ];

    /// <summary>A list of drags, with the options that repeat each.</summary>
    /// <param name="results">The drags.</param>
    /// <param name="options">Of all of them.</param>
    public static string List(IEnumerable<DragResult> results, string options)
    {
        ArgumentNullException.ThrowIfNull(results);
        StringBuilder text = new(
            """
            | drag | outcome | left, px | asked | tracked | own | PSNR | again |
            |---|---|---:|---|---|---|---:|---|

            """);
        foreach (DragResult r in results)
        {
            text.Append(
                $"| {r.Number} {r.Landmark} | {r.Outcome}, {r.Steps} steps | {r.Remaining:F1} | {Text(r.Asked)} | {Text(r.Tracked)} | {Text(r.Own)} | {r.First.Psnr:F1} to {r.Last.Psnr:F1} "
                + $"| `--seed {r.Seed} --drag {r.Handle.X:F0},{r.Handle.Y:F0}:{r.Target.X:F0},{r.Target.Y:F0} {options}` |\n");
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string name, IReadOnlyCollection<DragResult> r) => text.Append(
        $"| {name} | {r.Count} | {r.Count(x => x.Arrived)} ({100.0 * r.Count(x => x.Arrived) / r.Count:F0} %) | {Median(x => x.Steps, r):F0} | {Median(x => x.Asked.Length, r):F1} "
        + $"| {Median(x => x.Share, r):F2} | {100 * Median(x => x.Deviation, r):F0} % | {Median(x => x.First.Psnr, r):F1} | {Median(x => x.Last.Psnr, r):F1} "
        + $"| {Median(x => x.First.Ssim, r):F3} | {Median(x => x.Last.Ssim, r):F3} | {Median(x => x.Placement, r):F1} |\n");

    private static double Median(Func<DragResult, double> figure, IReadOnlyCollection<DragResult> results) => Spread.MedianOf(results.Select(figure));

    private static string NameOf(DragKind kind) => kind switch
    {
        DragKind.Nose => "nose",
        DragKind.Chin => "chin",
        DragKind.Ear => "ear tip",
        DragKind.Eyelid => "eyelid",
        _ => "mane",
    };

    private static string Text(Shift shift) => $"{shift.X:F1}, {shift.Y:F1}";
}
