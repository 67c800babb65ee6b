using System.CommandLine;
using DragGan.App.CommandLine;
using DragGan.App.Evaluation;

namespace DragGan.App.Commands;

/// <summary>`draggan evaluate`: how good a model of lions is, and whether drags on it do what was asked.</summary>
internal static class EvaluateCommand
{
    private const int LargestCount = 100_000;

    /// <summary>Builds the verb.</summary>
    public static Command Create(ProgramContext context) => new("evaluate", "Judge a model of lions: its pictures, and drags on them.")
    {
        Drags(context),
        Reconstruction(context),
    };

    private static Command Drags(ProgramContext context)
    {
        Option<string?> model = Model();
        Option<int> count = Whole("--count", "How many drags.", 200, 1, LargestCount);
        Option<uint> seed = Seed();
        Option<int> steps = Whole("--steps", "How many steps a drag may take.", 150, 1, LargestCount);
        Option<float> truncation = new("--truncation")
        {
            Description = "How far the starts may be from the average lion. At 1 their parameters are known without looking; else they are fitted first, which takes longer.",
            DefaultValueFactory = _ => 1,
            HelpName = "PSI",
        };
        truncation.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<float>() is not (> 0 and <= 2))
            {
                result.AddError("--truncation must be greater than 0 and at most 2.");
            }
        });
        Option<string> folder = SharedOptions.OutFolder();
        Command command = new("drags", "Drag noses, chins, ears, eyelids and manes at random, and measure on the pictures what moved. Run again to go on where it was left.")
        {
            model, count, seed, steps, truncation, folder,
        };
        command.SetAction(parsed => DragEvaluation.Run(
            new EvaluationRequest
            {
                Model = parsed.GetValue(model),
                Count = parsed.GetValue(count),
                Seed = parsed.GetValue(seed),
                Folder = parsed.GetRequiredValue(folder),
                MaxSteps = parsed.GetValue(steps),
                Truncation = parsed.GetValue(truncation),
            },
            context));
        return command;
    }

    private static Command Reconstruction(ProgramContext context)
    {
        Option<string?> model = Model();
        Option<int> count = Whole("--count", "How many lions.", 2000, 1, LargestCount);
        Option<uint> seed = Seed();
        Option<string> folder = SharedOptions.OutFolder();
        Command command = new("reconstruction", "Compare generated lions with renders of the same parameters. Run again to go on where it was left.")
        {
            model, count, seed, folder,
        };
        command.SetAction(parsed => ReconstructionEvaluation.Run(
            new EvaluationRequest
            {
                Model = parsed.GetValue(model),
                Count = parsed.GetValue(count),
                Seed = parsed.GetValue(seed),
                Folder = parsed.GetRequiredValue(folder),
            },
            context));
        return command;
    }

    private static Option<string?> Model() => new("--model")
    {
        Description = "A model file, or the name of one in models/. Left out: the model that comes along. Its latents must be a lion's parameters.",
        HelpName = "FILE",
    };

    private static Option<uint> Seed() => new("--seed")
    {
        Description = "Another seed, other lions: one that training has not seen.",
        DefaultValueFactory = _ => 0,
        HelpName = "S",
    };

    private static Option<int> Whole(string name, string description, int otherwise, int least, int most)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => otherwise, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && (value < least || value > most))
            {
                result.AddError($"{result.Option.Name} is {value}; it must be from {least} to {most}.");
            }
        });
        return option;
    }
}
