using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using DragGan.App.Commands;

namespace DragGan.App.CommandLine;

/// <summary>The program `draggan`: from arguments to an exit code.</summary>
internal static class DragGanProgram
{
    /// <summary>Runs on the process's console; Ctrl+C cancels.</summary>
    public static int Run(string[] args)
    {
        using Interruption interruption = new();
        return Run(args, ProgramContext.ForConsole(interruption.Token));
    }

    /// <summary>Runs on any console.</summary>
    public static int Run(string[] args, ProgramContext context)
    {
        Option<bool> verbose = new("--verbose") { Description = "Say where in the program an error arose.", Recursive = true };
        RootCommand root = new("Drag points of a picture to where they should be: DragGAN on your processor.")
        {
            GenerateCommand.Create(context),
            DragCommand.Create(context),
            InfoCommand.Create(context),
            ConvertCommand.Create(context),
            BenchCommand.Create(context),
            ScenesCommand.Create(context),
            ServeCommand.Create(context),
            verbose,
        };

        ParseResult parsed = root.Parse(args.Length == 0 ? ["serve"] : args);
        if (parsed.Action is ParseErrorAction)
        {
            return WrongUsage(parsed, context.Errors);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = context.Output,
                Error = context.Errors,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // the program handles Ctrl+C itself
            });
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            context.Errors.WriteLine("draggan: interrupted; what was finished by then is kept.");
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // the program's edge: whatever went wrong becomes a message and an exit code
        catch (Exception error)
#pragma warning restore CA1031
        {
            context.Errors.WriteLine($"draggan: {PlainText.Of(ErrorMessage.For(error))}");
            if (parsed.GetValue(verbose) || Environment.GetEnvironmentVariable("DRAGGAN_DEBUG") == "1")
            {
                context.Errors.WriteLine(error);
            }

            return ExitCode.InputAtFault;
        }
    }

    private static int WrongUsage(ParseResult parsed, TextWriter errors)
    {
        foreach (ParseError error in parsed.Errors)
        {
            errors.WriteLine($"draggan: {error.Message}");
        }

        string verbs = string.Empty;
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } result; at = at.Parent)
        {
            verbs = $"{result.Command.Name} {verbs}";
        }

        errors.WriteLine($"Run 'draggan {verbs}--help' to see what is possible.");
        return ExitCode.WrongUsage;
    }
}
