using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DragGan.App.CommandLine;
using DragGan.App.Files;
using DragGan.App.Terminal;
using DragGan.Evaluation;
using DragGan.Imaging;
using DragGan.Scenes;

namespace DragGan.App.Evaluation;

/// <summary>`evaluate reconstruction`: generated lions against renders of the same parameters.</summary>
internal static class ReconstructionEvaluation
{
    private const int SheetPairs = 16, SheetColumns = 8, SheetGap = 2, SheetPixels = 128;

    /// <summary>Does what is asked for.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(EvaluationRequest request, ProgramContext context)
    {
        using EvaluationSubject subject = new(request.Model, context.Errors);
        ExperimentHeader header = new("reconstruction", subject.Fingerprint, request.Seed, $"lion {Lion.Version}", MaxSteps: 0, Truncation: 1);
        using ResultLines<ReconstructionScore> lines =
            new(Path.Combine(request.Folder, "scores.jsonl"), header, EvaluationJson.Default.ReconstructionScore);
        ReconstructionTrial trial = new(subject.Generator, subject.Studio);
        PaceDisplay.Show<EvaluationPace>(context, "the first picture", lines: 20, display => Compare(request, trial, lines, subject.Studio.LotSize, display, context.Cancellation));

        ReconstructionScore[] scores = [.. lines.Results.Take(request.Count)];
        ReconstructionSummary summary = ReconstructionSummary.Of(scores);
        RasterImage sheet = Sheet(request, trial, context.Cancellation);
        using ResultFiles files = new();
        PngWriter.Write(files.Create(Path.Combine(request.Folder, "sheet.png")), sheet, EvaluationText.PictureText());
        files.Create(Path.Combine(request.Folder, "reconstruction.json"))
            .Write(JsonSerializer.SerializeToUtf8Bytes(summary, EvaluationJson.Default.ReconstructionSummary));
        files.Create(Path.Combine(request.Folder, "REPORT.md")).Write(Encoding.UTF8.GetBytes(EvaluationText.Of(header, summary, subject.Doubt)));
        files.Commit();
        context.Output.WriteLine(summary.ToMarkdown());
        context.Output.WriteLine(Path.Combine(request.Folder, "REPORT.md"));
        return ExitCode.Done;
    }

    private static void Compare(
        EvaluationRequest request, ReconstructionTrial trial, ResultLines<ReconstructionScore> lines, int lot, IProgress<EvaluationPace> display, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        int found = lines.Results.Count;
        while (lines.Results.Count < request.Count)
        {
            int done = lines.Results.Count;
            foreach (ReconstructionScore score in trial.Compare(request.Seed, done, Math.Min(lot, request.Count - done), cancellation))
            {
                lines.Add(score);
            }

            done = lines.Results.Count;
            display.Report(new EvaluationPace(
                done, request.Count, done - found, watch.Elapsed, "pictures", $"{lines.Results.Average(s => s.Psnr):F2} dB, face {lines.Results.Average(s => s.Face):F2} dB so far"));
        }
    }

    /// <summary>Rows of renders, each above the row of what the model makes of them.</summary>
    private static RasterImage Sheet(EvaluationRequest request, ReconstructionTrial trial, CancellationToken cancellation)
    {
        (RasterImage Rendered, RasterImage Generated)[] pairs =
            [.. Enumerable.Range(0, Math.Min(SheetPairs, request.Count)).Select(i => trial.Pair(request.Seed, i, cancellation))];
        IEnumerable<RasterImage> cells = pairs.Chunk(SheetColumns).SelectMany(row => row.Select(pair => pair.Rendered).Concat(row.Select(pair => pair.Generated)));
        return ContactSheet.Compose([.. cells.Select(Small)], Math.Min(SheetColumns, pairs.Length), SheetGap, PixelColor.White);
    }

    private static RasterImage Small(RasterImage image) => image.Width <= SheetPixels ? image : Resampler.Area(image, SheetPixels, SheetPixels);
}
