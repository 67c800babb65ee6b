namespace DragGan.Checkpoints;

/// <summary>A model file is missing, damaged, unsupported, or not what it claims to be. Never a bug in the caller.</summary>
public sealed class ModelFileException : Exception
{
    /// <inheritdoc cref="ModelFileException(string, Exception?)"/>
    public ModelFileException(string message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Reports what is wrong with the file, where, and what the reader can do about it.</summary>
    /// <param name="message">What was expected, what was found, where, and what to do.</param>
    /// <param name="innerException">What the system said, where it said anything.</param>
    public ModelFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal static ModelFileException Truncated(long offset, long needed, long available, string what) => new(
        $"it ends inside {what}: at byte {offset} it needs {needed:N0} more bytes, but {available:N0} are left. "
        + "The download was probably cut short; fetch the file again.");
}
