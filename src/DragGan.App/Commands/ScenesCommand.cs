using System.CommandLine;
using System.CommandLine.Parsing;
using DragGan.App.CommandLine;
using DragGan.App.Scenes;
using DragGan.Scenes;

namespace DragGan.App.Commands;

/// <summary>`draggan scenes`: pictures of the scenes that models are trained on, with what is known about them.</summary>
internal static class ScenesCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(ProgramContext context) => new("scenes", "Render the pictures that models are trained on, and the truth about them.")
    {
        Render(context),
        Sheet(context),
    };

    private static Command Render(ProgramContext context)
    {
        Argument<string> scene = Scene();
        Option<int> count = Whole("--count", "How many pictures.", "N", 1, int.MaxValue);
        count.Required = true;
        Option<uint> seed = Seed();
        Option<int> size = Size();
        Option<string> folder = SharedOptions.OutFolder();
        Option<int?> shards = new("--shards")
        {
            Description = "Write files of this many pictures each (lion-000000.safetensors, ...) for training, in place of PNG.",
            HelpName = "N",
        };
        shards.Validators.Add(result => RequireBetween(result, 1, SceneShards.LargestShard));
        Option<bool> truthOnly = new("--truth-only") { Description = "Leave the pictures out: only what is known about them." };
        Option<bool> coordinates = new("--coordinates") { Description = "Beside each PNG, write which part every pixel shows and where on it (000000.safetensors)." };
        Command command = new("render", "Render pictures into a folder. Run again to go on where it was left; whole files are kept.")
        {
            scene, count, seed, size, folder, shards, truthOnly, coordinates,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(coordinates) is not null && (result.GetResult(shards) is not null || result.GetResult(truthOnly) is not null))
            {
                result.AddError("--coordinates goes with PNG pictures: leave out --shards and --truth-only.");
            }
        });
        command.SetAction(parsed => SceneRendering.Run(
            new SceneRequest
            {
                Count = parsed.GetValue(count),
                Seed = parsed.GetValue(seed),
                Size = parsed.GetValue(size),
                Folder = parsed.GetRequiredValue(folder),
                ShardSize = parsed.GetValue(shards),
                TruthOnly = parsed.GetValue(truthOnly),
                Coordinates = parsed.GetValue(coordinates),
            },
            context));
        return command;
    }

    private static Command Sheet(ProgramContext context)
    {
        Argument<string> scene = Scene();
        Option<int> count = Whole("--count", "How many pictures.", "N", 1, SceneSheet.LargestCount);
        count.DefaultValueFactory = _ => 24;
        Option<int> columns = Whole("--columns", "How many in a row.", "N", 1, SceneSheet.LargestCount);
        columns.DefaultValueFactory = _ => 6;
        Option<uint> seed = Seed();
        Option<int> size = Size();
        Option<string> file = new("--out") { Description = "The PNG file to write.", HelpName = "FILE", Required = true };
        Command command = new("sheet", "Lay many pictures out in one, to look at.") { scene, count, columns, seed, size, file };
        command.SetAction(parsed => SceneSheet.Run(
            parsed.GetValue(count), parsed.GetValue(columns), parsed.GetValue(seed), parsed.GetValue(size), parsed.GetRequiredValue(file), context));
        return command;
    }

    private static Argument<string> Scene()
    {
        Argument<string> scene = new("SCENE") { Description = "Which scene: lion.", HelpName = "SCENE" };
        scene.AcceptOnlyFromAmong("lion");
        return scene;
    }

    private static Option<uint> Seed() => new("--seed")
    {
        Description = "Another seed, other pictures. Picture i of a seed is always the same.",
        DefaultValueFactory = _ => 0,
        HelpName = "S",
    };

    private static Option<int> Size()
    {
        Option<int> size = Whole("--size", "Pixels along a picture's side.", "PIXELS", Lion.SmallestSize, Lion.LargestSize);
        size.DefaultValueFactory = _ => 256;
        return size;
    }

    private static Option<int> Whole(string name, string description, string helpName, int least, int most)
    {
        Option<int> option = new(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result => RequireBetween(result, least, most));
        return option;
    }

    private static void RequireBetween(OptionResult result, int least, int most)
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && (value < least || value > most))
        {
            result.AddError($"{result.Option.Name} is {value}; it must be from {least} to {most}.");
        }
    }
}
