namespace DragGan.App.CommandLine;

/// <summary>What the program tells its caller when it ends.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>An input, a file or the disk is at fault.</summary>
    public const int InputAtFault = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int WrongUsage = 2;

    /// <summary>Interrupted (128 + SIGINT, as shells count); what was done by then is kept.</summary>
    public const int Interrupted = 130;
}
