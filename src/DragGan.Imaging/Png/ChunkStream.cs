using System.Buffers.Binary;

namespace DragGan.Imaging;

/// <summary>Cuts what is written to it into chunks of one kind; closing it writes the last one.</summary>
/// <param name="destination">Receives the chunks; stays open.</param>
/// <param name="type">IDAT, or fdAT, whose chunks are numbered.</param>
/// <param name="firstNumber">The number the first chunk's content starts with, or null for chunks without.</param>
internal sealed class ChunkStream(Stream destination, uint type, uint? firstNumber) : Stream
{
    private const int Capacity = 1 << 16;
    private readonly byte[] _chunk = new byte[Capacity];
    private readonly int _start = ChunkWriter.HeadBytes + (firstNumber is null ? 0 : sizeof(uint));
    private int _filled;

    /// <summary>The number the next chunk will carry; after closing, the one that follows the last.</summary>
    public uint NextNumber { get; private set; } = firstNumber ?? 0;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int room = Capacity - _start - ChunkWriter.TailBytes;
        while (!buffer.IsEmpty)
        {
            int count = Math.Min(buffer.Length, room - _filled);
            buffer[..count].CopyTo(_chunk.AsSpan(_start + _filled));
            _filled += count;
            buffer = buffer[count..];
            if (_filled == room)
            {
                WriteChunk();
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Does nothing: a chunk is written when it is full, since short chunks would only cost room.</remarks>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _filled > 0)
        {
            WriteChunk();
        }

        base.Dispose(disposing);
    }

    private void WriteChunk()
    {
        if (firstNumber is not null)
        {
            BinaryPrimitives.WriteUInt32BigEndian(_chunk.AsSpan(ChunkWriter.HeadBytes), NextNumber++);
        }

        ChunkWriter.WriteInPlace(destination, type, _chunk.AsSpan(0, _start + _filled + ChunkWriter.TailBytes));
        _filled = 0;
    }
}
