using System.CommandLine;
using System.Text.Json;
using DragGan.App.CommandLine;
using DragGan.App.Models;
using DragGan.App.Reports;
using DragGan.Checkpoints;
using DragGan.StyleGan;

namespace DragGan.App.Commands;

/// <summary>`draggan info`: what a model file is.</summary>
internal static class InfoCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(ProgramContext context)
    {
        Argument<string?> model = SharedOptions.Model();
        Option<bool> json = new("--json") { Description = "Answer in JSON." };
        Command command = new("info", "Say what a model file is: sizes, labels, origin.") { model, json };
        command.SetAction(parsed => Run(parsed.GetValue(model), parsed.GetValue(json), context.Output));
        return command;
    }

    private static int Run(string? model, bool json, TextWriter output)
    {
        string path = ModelFinder.Find(model);
        Checkpoint checkpoint = Checkpoint.Load(path);
        InfoReport report = InfoReport.Of(path, checkpoint, Generator.FromCheckpoint(checkpoint).Info);
        output.WriteLine(json ? JsonSerializer.Serialize(report, ReportJson.Default.InfoReport) : report.ToText());
        return ExitCode.Done;
    }
}
