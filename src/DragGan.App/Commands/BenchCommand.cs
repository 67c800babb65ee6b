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
        Option<bool> json = new("--json") { Description = "Answer in JSON." };
        Command command = new("bench", "Measure drag steps, layers and pictures on this machine, against its peak.") { model, configuration, json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(configuration) is not null && result.GetResult(model) is { Tokens.Count: > 0 })
            {
                result.AddError("Give either a model or --config, not both.");
            }
        });
        command.SetAction(parsed => Run(parsed.GetValue(model), parsed.GetValue(configuration), parsed.GetValue(json), context));
        return command;
    }

    private static int Run(string? model, string? configuration, bool json, ProgramContext context)
    {
        using ComputePool pool = ComputePool.ForAllCores();
        BenchRunner runner = Prepare(model, configuration, pool);
        LoadingMemory.Release();
        BenchReport report = runner.Run(context.Errors.WriteLine, context.Cancellation);
        context.Output.WriteLine(json ? JsonSerializer.Serialize(report, ReportJson.Default.BenchReport) : BenchText.Of(report));
        return ExitCode.Done;
    }

    /// <summary>Loads and packs; the checkpoint's own memory can be let go when this returns.</summary>
    private static BenchRunner Prepare(string? model, string? configuration, ComputePool pool)
    {
        Checkpoint checkpoint = configuration is null
            ? Checkpoint.Load(ModelFinder.Find(model))
            : RandomGenerator.Create(Configurations[configuration]);
        Generator generator = Generator.FromCheckpoint(checkpoint);
        int? label = generator.Info.LabelCount > 0 ? 0 : null;
        Latent latent = generator.Mapping.FromSeed(0, label, truncation: 0.7f);
        return new BenchRunner(configuration ?? checkpoint.Name, SynthesisWeights.Pack(generator, pool), latent, pool);
    }
}
