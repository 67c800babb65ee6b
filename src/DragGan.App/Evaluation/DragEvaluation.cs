using System.Diagnostics;
using System.Text;
using DragGan.App.CommandLine;
using DragGan.App.Files;
using DragGan.App.Terminal;
using DragGan.Evaluation;
using DragGan.Imaging;
using DragGan.Scenes;

namespace DragGan.App.Evaluation;

/// <summary>`evaluate drags`: random drags of lions, carried out and measured.</summary>
internal static class DragEvaluation
{
    /// <summary>Does what is asked for.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(EvaluationRequest request, ProgramContext context)
    {
        using EvaluationSubject subject = new(request.Model, context.Errors);
        ExperimentHeader header = new("drags", subject.Fingerprint, request.Seed, $"lion {Lion.Version}", request.MaxSteps, request.Truncation);
        using ResultLines<DragResult> lines = new(Path.Combine(request.Folder, "drags.jsonl"), header, EvaluationJson.Default.DragResult);
        PaceDisplay.Show<EvaluationPace>(context, "the first drag", lines: 20, display => Drag(request, subject, lines, display, context.Cancellation));

        DragResult[] results = [.. lines.Results.Take(request.Count)];
        DragStrips strips = new(request.Folder);
        using ResultFiles files = new();
        foreach ((string name, IReadOnlyList<DragResult> shown) in Sheets(results))
        {
            PngWriter.Write(files.Create(Path.Combine(request.Folder, name)), strips.Sheet(shown), EvaluationText.PictureText());
        }

        files.Create(Path.Combine(request.Folder, "REPORT.md")).Write(Encoding.UTF8.GetBytes(EvaluationText.Of(header, results, subject.Doubt)));
        files.Commit();
        context.Output.WriteLine(DragSummary.Table(results));
        context.Output.WriteLine(Path.Combine(request.Folder, "REPORT.md"));
        return ExitCode.Done;
    }

    private static void Drag(
        EvaluationRequest request, EvaluationSubject subject, ResultLines<DragResult> lines, IProgress<EvaluationPace> display, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        DragTrial trial = new(subject.Generator, subject.Studio, request.MaxSteps, request.Truncation);
        DragPlanner planner = new(subject.Generator.Resolution, seed => trial.LionOf(seed, cancellation));
        DragStrips strips = new(request.Folder);
        int found = lines.Results.Count;
        for (int i = found; i < request.Count; i++)
        {
            DragTrialRun run = trial.Run(planner.Plan(request.Seed, i), cancellation);
            strips.Write(run);
            lines.Add(run.Result);
            double arrived = 100.0 * lines.Results.Count(result => result.Arrived) / lines.Results.Count;
            display.Report(new EvaluationPace(
                i + 1, request.Count, i + 1 - found, watch.Elapsed, "drags", $"{arrived:F0} % arrived, {Spread.MedianOf(lines.Results.Select(r => r.Last.Psnr)):F1} dB so far"));
        }
    }

    private static (string Name, IReadOnlyList<DragResult> Shown)[] Sheets(DragResult[] results) =>
    [
        (EvaluationText.LeastLikeSheet, DragSummary.LeastLike(results)),
        (EvaluationText.FarthestOffSheet, DragSummary.FarthestOff(results)),
        (EvaluationText.TypicalSheet, DragSummary.Typical(results)),
    ];
}
