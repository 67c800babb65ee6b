using System.CommandLine;
using DragGan.App.CommandLine;
using DragGan.App.Generation;
using DragGan.StyleGan;

namespace DragGan.App.Commands;

/// <summary>`draggan generate`: pictures of seeds and latents.</summary>
internal static class GenerateCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(ProgramContext context)
    {
        Argument<string?> model = SharedOptions.Model();
        Option<SeedList?> seeds = new("--seeds") { Description = "Seeds and ranges of seeds, such as 0,3-5.", HelpName = "LIST", CustomParser = SeedList.Parse };
        Option<float> truncation = SharedOptions.Truncation();
        Option<int?> label = SharedOptions.Label();
        Option<string> noise = SharedOptions.Word(
            "--noise", "Which noise the layers add: the model's own, none, or fresh noise from the seed.", "const", "none", "random");
        Option<string?> latent = SharedOptions.LatentFile();
        Option<bool> saveLatent = new("--save-latent") { Description = "Save each picture's latent beside it." };
        Option<bool> grid = new("--grid") { Description = "Lay all pictures out in grid.png, too." };
        Option<bool> mark = SharedOptions.Mark();
        Option<bool> lowMemory = SharedOptions.LowMemory();
        Option<string> folder = SharedOptions.OutFolder();
        Command command = new("generate", "Make pictures from seeds, or from a saved latent.")
        {
            model, seeds, truncation, label, noise, latent, saveLatent, grid, mark, lowMemory, folder,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(seeds) is null && result.GetResult(latent) is null)
            {
                result.AddError("Nothing to make: give --seeds, or --latent.");
            }
        });
        command.SetAction(parsed => PictureGeneration.Run(
            new GenerateRequest
            {
                Model = parsed.GetValue(model),
                Seeds = parsed.GetValue(seeds) ?? new SeedList([]),
                Truncation = parsed.GetValue(truncation),
                Label = parsed.GetValue(label),
                Noise = Noise(parsed.GetValue(noise)),
                LatentFile = parsed.GetValue(latent),
                SaveLatents = parsed.GetValue(saveLatent),
                Grid = parsed.GetValue(grid),
                Mark = parsed.GetValue(mark),
                LowMemory = parsed.GetValue(lowMemory),
                Folder = parsed.GetRequiredValue(folder),
            },
            context));
        return command;
    }

    private static NoiseKind Noise(string? word) => word switch
    {
        "none" => NoiseKind.None,
        "random" => NoiseKind.Random,
        _ => NoiseKind.Constant,
    };
}
