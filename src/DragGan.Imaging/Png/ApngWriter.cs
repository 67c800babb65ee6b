using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace DragGan.Imaging;

/// <summary>Writes an animated PNG frame by frame; only one frame is kept in memory. Viewers without animation show the first frame.</summary>
/// <remarks>
/// <para>Of each frame only the rectangle that differs from the frame before is stored, and it replaces what was there (dispose none, blend source).</para>
/// <para>Only <see cref="Complete"/> finishes the file. Disposing without it, for instance because an exception passes through, writes nothing more
/// and leaves an unfinished file, which no viewer takes for a whole one. The stream is never closed: it and the file, finished or not, belong to
/// the caller. To keep what an interrupted animation has so far, call <see cref="Complete"/>.</para>
/// </remarks>
public sealed class ApngWriter : IDisposable
{
    [SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "The stream belongs to the caller.")]
    private readonly Stream _destination;

    private readonly ApngOptions _options;
    private readonly RasterImage _previous;
    private readonly long _controlPosition;
    private uint _nextNumber;
    private bool _isClosed;

    /// <summary>Starts a file at the current position of a stream.</summary>
    /// <param name="destination">Writable; must seek unless <see cref="ApngOptions.FrameCount"/> is given, because the count stands before the frames.</param>
    /// <param name="width">Width of every frame, in pixels.</param>
    /// <param name="height">Height of every frame, in pixels.</param>
    /// <param name="layout">Layout of every frame.</param>
    /// <param name="options">Loops, texts, compression; null for the defaults.</param>
    /// <exception cref="ArgumentException">A size is below 1, a text cannot be stored, or the stream neither seeks nor is the count given.</exception>
    public ApngWriter(Stream destination, int width, int height, PixelLayout layout, ApngOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        _options = options ?? new();
        if (!destination.CanSeek && _options.FrameCount is null)
        {
            throw new ArgumentException(
                "The stream cannot seek, so the number of frames cannot be filled in at the end. Give ApngOptions.FrameCount, or write to a file.",
                nameof(destination));
        }

        TextChunks.Check(_options.Text);
        _destination = destination;
        _previous = new(width, height, layout);
        ChunkWriter.WriteStart(destination, width, height, layout);
        _controlPosition = destination.CanSeek ? destination.Position : 0;
        WriteControl(_options.FrameCount ?? 0);
        TextChunks.Write(destination, _options.Text);
    }

    /// <summary>Frames added so far.</summary>
    public int FrameCount { get; private set; }

    /// <summary>Adds a frame. The frame is copied as far as needed; the caller may change it afterwards.</summary>
    /// <param name="frame">A picture of the animation's size and layout.</param>
    /// <param name="delay">How long it is shown: 0 (as fast as the viewer can) to 65,535 s, kept to the millisecond up to 65 s.</param>
    /// <exception cref="ArgumentException">The frame has another size or layout, or the delay cannot be stored.</exception>
    /// <exception cref="InvalidOperationException">The animation is complete, or has as many frames as were announced.</exception>
    public void Add(RasterImage frame, TimeSpan delay)
    {
        ArgumentNullException.ThrowIfNull(frame);
        RequireOpen();
        if (frame.Width != _previous.Width || frame.Height != _previous.Height || frame.Layout != _previous.Layout)
        {
            throw new ArgumentException(
                $"The frame is {frame.Width} x {frame.Height} {frame.Layout}, but the animation is "
                + $"{_previous.Width} x {_previous.Height} {_previous.Layout}.", nameof(frame));
        }

        if (FrameCount == (_options.FrameCount ?? int.MaxValue))
        {
            throw new InvalidOperationException($"All {FrameCount} announced frames have been added.");
        }

        FrameDelay stored = FrameDelay.From(delay);
        bool isFirst = FrameCount == 0;
        PixelRectangle part = isFirst ? PixelRectangle.All(frame) : PixelRectangle.Changed(_previous, frame);
        _isClosed = true; // until the frame is whole: after a failed write no valid file can follow
        WriteFrameControl(part, stored);
        using (ChunkStream chunks = new(_destination, isFirst ? ChunkType.Data : ChunkType.FrameData, isFirst ? null : _nextNumber))
        {
            ScanlineEncoder.Encode(chunks, frame, part, _options.Level);
            chunks.Dispose(); // writes the last chunk, after which the next number is known
            _nextNumber = isFirst ? _nextNumber : chunks.NextNumber;
        }

        frame.Pixels.CopyTo(_previous.Pixels, 0);
        FrameCount++;
        _isClosed = false;
    }

    /// <summary>Finishes the file. A stream that seeks is left at the file's end.</summary>
    /// <exception cref="InvalidOperationException">
    /// No frame was added, fewer than were announced, or the animation is complete already.
    /// </exception>
    public void Complete()
    {
        RequireOpen();
        if (FrameCount == 0)
        {
            throw new InvalidOperationException("An animation needs at least one frame.");
        }

        if (_options.FrameCount is int announced && announced != FrameCount)
        {
            throw new InvalidOperationException($"{announced} frames were announced, but {FrameCount} were added.");
        }

        ChunkWriter.Write(_destination, ChunkType.End, []);
        if (_options.FrameCount is null)
        {
            long end = _destination.Position;
            _destination.Position = _controlPosition;
            WriteControl(FrameCount);
            _destination.Position = end;
        }

        _isClosed = true;
    }

    /// <summary>Ends the use of the stream without closing it; leaves the file unfinished unless <see cref="Complete"/> was called.</summary>
    public void Dispose() => _isClosed = true;

    private void RequireOpen()
    {
        if (_isClosed)
        {
            throw new InvalidOperationException("The animation is complete, was given up, or a write failed; nothing more can be written.");
        }
    }

    private void WriteControl(int frames)
    {
        Span<byte> data = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(data, frames);
        BinaryPrimitives.WriteInt32BigEndian(data[4..], _options.Loops);
        ChunkWriter.Write(_destination, ChunkType.AnimationControl, data);
    }

    private void WriteFrameControl(PixelRectangle part, FrameDelay delay)
    {
        Span<byte> data = stackalloc byte[26];
        BinaryPrimitives.WriteUInt32BigEndian(data, _nextNumber++);
        BinaryPrimitives.WriteInt32BigEndian(data[4..], part.Width);
        BinaryPrimitives.WriteInt32BigEndian(data[8..], part.Height);
        BinaryPrimitives.WriteInt32BigEndian(data[12..], part.X);
        BinaryPrimitives.WriteInt32BigEndian(data[16..], part.Y);
        delay.WriteTo(data[20..]);
        data[24..].Clear(); // dispose: none, blend: source
        ChunkWriter.Write(_destination, ChunkType.FrameControl, data);
    }
}
