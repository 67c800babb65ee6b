using System.CommandLine;
using DragGan.App.CommandLine;
using DragGan.App.Files;
using DragGan.App.Models;
using DragGan.Checkpoints;
using DragGan.StyleGan;

namespace DragGan.App.Commands;

/// <summary>`draggan convert`: any model file as safetensors.</summary>
internal static class ConvertCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(ProgramContext context)
    {
        // IN may be left out as everywhere, so the parser sees one list of one or two.
        Argument<string[]> files = new("IN OUT")
        {
            Description = "The model to convert, which may be left out, and the .safetensors file to write.",
            Arity = new ArgumentArity(1, 2),
        };
        Option<bool> half = new("--half") { Description = "Store 16-bit numbers: half the size, nearly the same pictures." };
        Command command = new("convert", "Write a model as safetensors, which loads faster and runs no code anywhere.") { files, half };
        command.Validators.Add(result =>
        {
            string[] given = [.. result.GetResult(files)?.Tokens.Select(token => token.Value) ?? []];
            if (given.FirstOrDefault(SharedOptions.LooksLikeOption) is { } unknown)
            {
                result.AddError(SharedOptions.NoSuchOption(unknown));
            }
            else if (given.Length > 0 && !IsSafetensors(given[^1]))
            {
                result.AddError($"'{given[^1]}' does not end in .safetensors. Give IN and OUT.safetensors.");
            }
            else if (given.Length == 1 && File.Exists(given[0]))
            {
                result.AddError($"'{given[0]}' exists. Give both IN and OUT.safetensors, so that it is clear which is which.");
            }
        });
        command.SetAction(parsed =>
        {
            string[] given = parsed.GetRequiredValue(files);
            return Run(given.Length == 2 ? given[0] : null, given[^1], parsed.GetValue(half), context);
        });
        return command;
    }

    private static bool IsSafetensors(string path) => path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase);

    private static int Run(string? model, string target, bool half, ProgramContext context)
    {
        string source = ModelFinder.Find(model);
        Checkpoint checkpoint = Checkpoint.Load(source);
        Generator.FromCheckpoint(checkpoint); // whatever is written must be a generator that loads again
        using (ResultFiles files = new())
        {
            SafetensorsWriter.Write(files.Create(target), checkpoint.Arrays.Values, checkpoint.Metadata, half);
            context.Cancellation.ThrowIfCancellationRequested();
            files.Commit();
        }

        string left = checkpoint.Discriminator is null ? string.Empty : "; the discriminator, which only training needs, was left out";
        context.Output.WriteLine($"{target}: {new FileInfo(target).Length:N0} bytes, from {new FileInfo(source).Length:N0}{left}");
        return ExitCode.Done;
    }
}
