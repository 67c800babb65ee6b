namespace DragGan.Imaging;

/// <summary>Reads the contents of several chunks as if they were one stream.</summary>
/// <param name="segments">The chunks, in order.</param>
internal sealed class SegmentStream(IReadOnlyList<PngChunk> segments) : Stream
{
    private int _segment;
    private int _offset;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (_segment < segments.Count)
        {
            ReadOnlySpan<byte> left = segments[_segment].Data.Span[_offset..];
            if (!left.IsEmpty)
            {
                int count = Math.Min(left.Length, buffer.Length);
                left[..count].CopyTo(buffer);
                _offset += count;
                return count;
            }

            _segment++;
            _offset = 0;
        }

        return 0;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
