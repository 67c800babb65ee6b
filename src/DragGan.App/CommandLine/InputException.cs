namespace DragGan.App.CommandLine;

/// <summary>What the user gave cannot be worked with: a name, a place, a number. The message says what, where, and what to do.</summary>
internal sealed class InputException(string message, Exception? cause = null) : Exception(message, cause);
