namespace DragGan.App.Files;

/// <summary>A file being written, whose every failure is an <see cref="IOException"/>.</summary>
/// <remarks>The base library reports a file that would exceed the size allowed (EFBIG: quotas, file systems with small files) as a mistake of the caller.</remarks>
internal sealed class ResultStream(string path, FileMode mode) : Stream
{
    /// <summary>EFBIG, the system's number for it.</summary>
    public const int TooLargeCode = 27;

    private readonly FileStream _file = new(path, mode, FileAccess.Write, FileShare.None);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => _file.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => _file.CanWrite;

    /// <inheritdoc/>
    public override long Length => _file.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _file.Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _file.Write(buffer);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new TooLargeException(_file.Name, error);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write([value]);

    /// <inheritdoc/>
    public override void Flush()
    {
        try
        {
            _file.Flush();
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new TooLargeException(_file.Name, error);
        }
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        Flush(); // or seeking would, out of reach of the translation
        return _file.Seek(offset, origin);
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("Results are written, never cut.");

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Results are only written.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>As the system would have said it.</summary>
    private sealed class TooLargeException : IOException
    {
        public TooLargeException(string path, Exception cause)
            : base($"'{path}' would be larger than the system allows.", cause) => HResult = TooLargeCode;
    }
}
