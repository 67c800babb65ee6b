using System.Diagnostics;
using DragGan.App.CommandLine;
using DragGan.App.Files;
using DragGan.App.Models;
using DragGan.App.Terminal;
using DragGan.Dragging;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.App.Dragging;

/// <summary>One drag from request to files. All files appear together at the end; an interruption brings the end about early.</summary>
internal static class DragSession
{
    /// <summary>Does what is asked for.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(DragRequest request, ProgramContext context)
    {
        using OpenModel model = OpenModel.Open(request.Model, request.LowMemory);
        HandleList.RequireInside(request.Handles, request.Anchors, model.Info.Resolution);
        Latent start = request.LatentFile is null
            ? model.FromSeed(request.Seed!.Value, request.Label, request.Truncation)
            : LatentFile.Read(request.LatentFile, model.Info);
        EditMask? mask = request.MaskFile is null ? null : ReadMask(request.MaskFile, model.Info.Resolution, context);
        (DragRunner runner, DragState state) = Prepare(model, request, mask, start);

        using ResultFiles files = new();
        using DragRecorder recorder = new(new DragPictures(model, request, mask), model, request, files);
        DragException? failure = null;
        DragDisplay.Show(context, request.Settings.MaxSteps, display => failure = Drag(runner, state, recorder, display, context.Cancellation));
        if (failure is { LastGood.Step: 0 })
        {
            throw failure; // nothing was reached, so nothing is left behind
        }

        DragReport report = recorder.Finish(failure?.LastGood);
        files.Commit();
        if (failure is not null)
        {
            throw failure;
        }

        Tell(report, request, context.Output);
        return report.Outcome == DragReport.OutcomeWord(DragOutcome.Stopped) ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static DragException? Drag(
        DragRunner runner, DragState state, DragRecorder recorder, IProgress<DragPace> display, CancellationToken cancellation)
    {
        Stopwatch elapsed = Stopwatch.StartNew();
        double startDistance = state.Handles.Sum(handle => handle.Distance);
        try
        {
            TimeSpan before = TimeSpan.Zero;
            foreach (DragProgress progress in runner.Run(state, cancellation))
            {
                recorder.Add(progress, elapsed.Elapsed - before);
                display.Report(new DragPace(
                    progress.State.Step, runner.Settings.MaxSteps, progress.State.Handles.Sum(handle => handle.Distance), startDistance, elapsed.Elapsed));
                before = elapsed.Elapsed; // pictures for the animation are no part of a step's time
            }

            return null;
        }
        catch (DragException error)
        {
            return error;
        }
    }

    private static (DragRunner Runner, DragState State) Prepare(OpenModel model, DragRequest request, EditMask? mask, Latent start)
    {
        FixedRegion? region = mask is null ? null : new FixedRegion(mask.Width, mask.Fixed.ToArray());
        try
        {
            DragRunner runner = new(model.Synthesis, request.Settings, model.Pool, region);
            return (runner, runner.Start(start, [.. request.Handles, .. request.Anchors.Select(Handle.Anchor)]));
        }
        catch (ArgumentException error)
        {
            // All that is handed over here comes from the user, so what is wrong with it is theirs to mend.
            throw new InputException(error.Message.Split(" (Parameter")[0], error);
        }
    }

    private static EditMask ReadMask(string path, int resolution, ProgramContext context)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"There is no mask file '{path}'. Give a PNG picture: white may move, black stays.");
        }

        EditMask mask = EditMask.FromImage(PngReader.Read(path).Raster);
        mask.RequireSize(resolution, resolution);
        if (!mask.HasBoth)
        {
            context.Errors.WriteLine(
                $"draggan: the mask '{path}' {(mask.FixedCount == 0 ? "holds nothing" : "holds everything")}, so it is left out of account.");
        }

        return mask;
    }

    private static void Tell(DragReport report, DragRequest request, TextWriter output)
    {
        int steps = report.Steps.Count;
        string end = report.Outcome switch
        {
            "arrived" => "Arrived",
            "stalled" => "No progress any more: stopped",
            "stopped" => "Interrupted",
            _ => "Not arrived: stopped",
        };
        output.WriteLine($"{end} after {steps} {(steps == 1 ? "step" : "steps")} in {report.Seconds:F1} s. The results are in {request.Folder}.");
    }
}
