using System.IO.Compression;
using DragGan.Editing;
using DragGan.Imaging;

namespace DragGan.Web;

/// <summary>Turns frames into messages, in a buffer that is used again for the next.</summary>
internal sealed class FrameEncoder(FrameEncoding encoding) : IDisposable
{
    private readonly MemoryStream _buffer = new();

    /// <summary>The message of a frame; valid until the next one is asked for.</summary>
    public ReadOnlyMemory<byte> Encode(LiveFrame frame)
    {
        RasterImage image = frame.Image;
        _buffer.SetLength(0);
        _buffer.SetLength(FrameHeader.Size);
        _buffer.Position = FrameHeader.Size;
        if (encoding == FrameEncoding.Png)
        {
            PngWriter.Write(_buffer, image, level: CompressionLevel.Fastest);
        }
        else
        {
            _buffer.SetLength(FrameHeader.Size + (4L * image.Width * image.Height));
            ToRgba(image, _buffer.GetBuffer().AsSpan(FrameHeader.Size));
        }

        new FrameHeader(encoding, frame.IsPreview, frame.IsAtRest, image.Width, image.Height, frame.Number, frame.Revision).Write(_buffer.GetBuffer());
        return _buffer.GetBuffer().AsMemory(0, (int)_buffer.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();

    private static void ToRgba(RasterImage image, Span<byte> rgba)
    {
        int channels = image.Channels, green = channels == 1 ? 0 : 1, blue = channels == 1 ? 0 : 2;
        ReadOnlySpan<byte> pixels = image.Pixels;
        for (int from = 0, to = 0; from < pixels.Length; from += channels, to += 4)
        {
            rgba[to] = pixels[from];
            rgba[to + 1] = pixels[from + green];
            rgba[to + 2] = pixels[from + blue];
            rgba[to + 3] = channels == 4 ? pixels[from + 3] : byte.MaxValue;
        }
    }
}
