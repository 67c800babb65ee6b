using DragGan.App.Files;
using DragGan.Checkpoints;
using DragGan.Dragging;
using DragGan.Imaging;

namespace DragGan.App.CommandLine;

/// <summary>An exception in plain words: what, where, what to do.</summary>
internal static class ErrorMessage
{
    // What the systems say when a disk or a quota is used up: ENOSPC, EDQUOT, EFBIG, and Windows' two.
    private static readonly int[] DiskFullCodes = [28, 122, ResultStream.TooLargeCode, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>The message for the user.</summary>
    public static string For(Exception error) => error switch
    {
        InputException or ModelFileException or ImageFileException or DragException or NotFiniteNumberException => error.Message,
        OutOfMemoryException => "There is not enough memory for this model. Close other programs, or use a smaller model.",
        UnauthorizedAccessException => $"Permission denied: {error.Message} Choose another place, or ask for the right to write there.",
        IOException when DiskFullCodes.Contains(error.HResult) =>
            $"The disk is full, or a file would exceed the size allowed: {error.Message} Make room, or write to another disk.",
        IOException => error.Message,
        _ => $"This should not have happened, it is a mistake in the program: {error.GetType().Name}: {error.Message} "
            + "Run it again with --verbose, and report what it says.",
    };
}
