using System.CommandLine;
using System.Text.Json;
using DragGan.App.Bench;
using DragGan.App.CommandLine;
using DragGan.App.Models;
using DragGan.App.Reports;
using DragGan.Checkpoints;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.App.Commands;

/// <summary>`draggan bench`: how fast this machine drags, against what it could do at most.</summary>
internal static class BenchCommand
{
    /// <summary>The usual StyleGAN2 sizes by name: 32768/512 channels, random weights.</summary>
    private static readonly Dictionary<string, RandomGeneratorSize> Configurations = new()
    {
        ["stylegan2-256"] = new(256),
        ["stylegan2-512"] = new(512),
        ["stylegan2-1024"] = new(1024),
    };

    /// <summary>Builds the verb.</summary>
    public static Command Create(ProgramContext context)
    {
        Argument<string?> model = SharedOptions.Model();
        Option<string?> configuration = new("--config")
        {
            Description = "Random weights of a usual size instead of a model file.",
            HelpName = string.Join('|', Configurations.Keys),
        };
        configuration.AcceptOnlyFromAmong([.. Configurations.Keys]);
        Option<bool> compare = new("--compare") { Description = "Measure the engine's variants in pairs instead: ratios that hold on a busy machine, too." };
        Option<int?> sessions = new("--sessions") { Description = "Measure so many of the editor's sessions dragging at once instead.", HelpName = "N" };
        Option<bool> json = new("--json") { Description = "Answer in JSON." };
        Command command = new("bench", "Measure drag steps, layers and pictures on this machine, against its peak.") { model, configuration, compare, sessions, json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(configuration) is not null && result.GetResult(model) is { Tokens.Count: > 0 })
            {
                result.AddError("Give either a model or --config, not both.");
            }

            if (result.GetValue(sessions) is < 1 or > 500)
            {
                result.AddError("--sessions must be from 1 to 500.");
            }

            if (result.GetResult(sessions) is not null && (result.GetResult(configuration) is not null || result.GetValue(compare)))
            {
                result.AddError("--sessions measures a model file, alone: leave --config and --compare out.");
            }
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(sessions) is int count)
            {
                SessionsReport report = BenchSessions.RunAsync(
                    ModelFinder.Find(parsed.GetValue(model)), count, context.Errors.WriteLine, context.Cancellation).GetAwaiter().GetResult();
                context.Output.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, ReportJson.Default.SessionsReport) : BenchText.Of(report));
                return ExitCode.Done;
            }

            using ComputePool pool = ComputePool.ForAllCores();
            BenchSubject subject = Prepare(parsed.GetValue(model), parsed.GetValue(configuration), pool);
            LoadingMemory.Release();
            context.Output.WriteLine(Measure(subject, pool, parsed.GetValue(compare), parsed.GetValue(json), context));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Measure(BenchSubject subject, ComputePool pool, bool compare, bool json, ProgramContext context)
    {
        if (compare)
        {
            ComparisonReport pairs = new BenchComparison(subject.Name, subject.Weights, subject.Latent, pool).Run(context.Errors.WriteLine, context.Cancellation);
            return json ? JsonSerializer.Serialize(pairs, ReportJson.Default.ComparisonReport) : BenchText.Of(pairs);
        }

        BenchReport report = new BenchRunner(subject.Name, subject.Weights, subject.Latent, pool).Run(context.Errors.WriteLine, context.Cancellation);
        return json ? JsonSerializer.Serialize(report, ReportJson.Default.BenchReport) : BenchText.Of(report);
    }

    /// <summary>Loads and packs; the checkpoint's own memory can be let go when this returns.</summary>
    private static BenchSubject Prepare(string? model, string? configuration, ComputePool pool)
    {
        Checkpoint checkpoint = configuration is null
            ? Checkpoint.Load(ModelFinder.Find(model))
            : RandomGenerator.Create(Configurations[configuration]);
        Generator generator = Generator.FromCheckpoint(checkpoint);
        int? label = generator.Info.LabelCount > 0 ? 0 : null;
        Latent latent = generator.Mapping.FromSeed(0, label, truncation: 0.7f);
        return new BenchSubject(configuration ?? checkpoint.Name, SynthesisWeights.Pack(generator, pool), latent);
    }

    private sealed record BenchSubject(string Name, SynthesisWeights Weights, Latent Latent);
}
