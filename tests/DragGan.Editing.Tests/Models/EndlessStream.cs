namespace DragGan.Editing.Tests;

/// <summary>A sender that never ends.</summary>
internal sealed class EndlessStream : Stream
{
    public long BytesRead { get; private set; }

    /// <summary>Told how many bytes were read.</summary>
    public Action<long>? AfterRead { get; init; }

    /// <summary>When given, each read waits until this is signalled.</summary>
    public CancellationToken Wait { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BytesRead += buffer.Length;
        AfterRead?.Invoke(BytesRead);
        if (Wait.CanBeCanceled)
        {
            await Task.Delay(Timeout.Infinite, Wait);
        }

        return buffer.Length;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
