namespace DragGan.App.CommandLine;

/// <summary>The outside world as a verb sees it.</summary>
/// <param name="Output">Results and progress.</param>
/// <param name="Errors">Messages about what went wrong.</param>
/// <param name="IsTerminal">Whether a person watches <paramref name="Output"/> as it is written.</param>
/// <param name="Cancellation">Signalled when the user wants the program to end.</param>
internal sealed record ProgramContext(TextWriter Output, TextWriter Errors, bool IsTerminal, CancellationToken Cancellation)
{
    /// <summary>The process's own console.</summary>
    public static ProgramContext ForConsole(CancellationToken cancellation) =>
        new(Console.Out, Console.Error, !Console.IsOutputRedirected, cancellation);
}
