namespace DragGan.Imaging;

/// <summary>An image file is damaged, unsupported, too large, or not what it claims to be. Never a bug in the caller.</summary>
public sealed class ImageFileException : Exception
{
    /// <inheritdoc cref="ImageFileException(string, Exception?)"/>
    public ImageFileException(string message)
        : this(message, innerException: null)
    {
    }

    /// <summary>Reports what is wrong with the file, where, and what the reader can do about it.</summary>
    /// <param name="message">What was expected, what was found, where, and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public ImageFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
