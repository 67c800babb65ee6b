using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DragGan.App.CommandLine;
using DragGan.App.Files;
using DragGan.App.Models;
using DragGan.App.Reports;
using DragGan.Dragging;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.App.Dragging;

/// <summary>Makes the files of a drag: pictures and film while it goes on, latent and report at its end.</summary>
internal sealed class DragRecorder(DragPictures pictures, OpenModel model, DragRequest request, ResultFiles files) : IDisposable
{
    private readonly List<DragReportStep> _steps = [];
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private Animation? _animation;
    private DragProgress? _last;

    /// <summary>Takes down one step.</summary>
    /// <param name="progress">The step.</param>
    /// <param name="duration">How long it took.</param>
    public void Add(DragProgress progress, TimeSpan duration)
    {
        if (progress.Report is { } report)
        {
            _steps.Add(new(
                report.Step, [.. report.Handles.Select(handle => DragReportPoint.From(handle.Position))], report.Loss, report.Motion, report.Mask,
                Math.Round(duration.TotalMilliseconds, digits: 3)));
        }

        if (_last is null)
        {
            Begin(progress);
        }
        else if (progress.Report is not null && progress.Report.Step % request.Every == 0)
        {
            _animation?.Add(pictures.Frame(pictures.Of(progress.Measured), progress.Report.Handles));
        }

        _last = progress;
    }

    /// <summary>Completes every file; they get their names when the caller commits them.</summary>
    /// <param name="lastGood">Where a drag that broke off was last in order; null if it did not.</param>
    /// <returns>What the report says.</returns>
    public DragReport Finish(DragState? lastGood)
    {
        DragState end = lastGood ?? _last!.State;
        RasterImage picture = pictures.Of(end.Latent);
        WritePicture("end.png", picture, end.Step);
        if (_animation is not null)
        {
            _animation.Add(pictures.Frame(picture, end.Handles));
            _animation.Complete();
        }

        LatentFile.Write(files.Create(InFolder("latent.safetensors")), end.Latent, Text(end.Step));
        DragReport report = new(
            new(model.Name, model.Kind.ToString(), model.Info.Architecture.ToString(), model.Info.Resolution),
            Settings(),
            _steps,
            DragReport.OutcomeWord(lastGood is null ? _last!.Outcome : DragOutcome.Stopped),
            Math.Round(_elapsed.Elapsed.TotalSeconds, digits: 3),
            PeakMemory());
        using Utf8JsonWriter json = new(files.Create(request.ReportFile), ReportJson.FileOptions);
        JsonSerializer.Serialize(json, report, ReportJson.Default.DragReport);
        return report;
    }

    /// <inheritdoc/>
    public void Dispose() => _animation?.Dispose();

    private void Begin(DragProgress first)
    {
        RasterImage picture = pictures.Of(first.Measured);
        WritePicture("start.png", picture, step: 0);
        if (request.Animation)
        {
            _animation = new Animation(files.Create(InFolder("animation.png")), picture, PictureText(step: null));
            _animation.Add(pictures.Frame(picture, first.Report?.Handles ?? first.State.Handles));
        }
    }

    private void WritePicture(string name, RasterImage picture, int step) =>
        PngWriter.Write(files.Create(InFolder(name)), pictures.Finished(picture), PictureText(step));

    private string InFolder(string name) => Path.Combine(request.Folder, name);

    private Dictionary<string, string> PictureText(int? step)
    {
        Dictionary<string, string> text = Text(step);
        GeneratedMetadata.AddTo(text, ProgramText.NameAndVersion);
        return text;
    }

    private Dictionary<string, string> Text(int? step)
    {
        Dictionary<string, string> text = new()
        {
            ["Software"] = ProgramText.NameAndVersion,
            ["draggan:model"] = model.Name,
            ["draggan:drag"] = string.Join(
                ' ', request.Handles.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Position.X},{h.Position.Y}:{h.Target.X},{h.Target.Y}"))),
        };
        if (!request.Anchors.IsEmpty)
        {
            text["draggan:anchors"] = string.Join(' ', request.Anchors.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.X},{a.Y}")));
        }

        if (request.Seed is uint seed)
        {
            text["draggan:seed"] = seed.ToString(CultureInfo.InvariantCulture);
            text["draggan:truncation"] = request.Truncation.ToString(CultureInfo.InvariantCulture);
        }

        if (step is int number)
        {
            text["draggan:step"] = number.ToString(CultureInfo.InvariantCulture);
        }

        return text;
    }

    private DragReportSettings Settings() => new(
        request.Seed,
        request.LatentFile,
        request.Seed is null ? null : request.Truncation,
        request.Label,
        [.. request.Handles.Select(handle => new DragReportHandle(DragReportPoint.From(handle.Position), DragReportPoint.From(handle.Target)))],
        [.. request.Anchors.Select(DragReportPoint.From)],
        request.MaskFile,
        request.Hold,
        request.Settings.Space == LatentSpace.W ? "w" : "w+",
        request.Settings.StepSize,
        request.Settings.MaskWeight,
        request.Settings.SupervisionRadius,
        request.Settings.TrackingRadius,
        request.Settings.FeatureBlock,
        request.Settings.MaxSteps,
        request.Mode,
        request.Every,
        request.Animation ? "apng" : "none",
        request.Mark);

    private static long PeakMemory()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
