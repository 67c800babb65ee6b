using DragGan.Imaging;

namespace DragGan.App.Dragging;

/// <summary>The drag as a film: an animated PNG that is written while the drag goes on. It rests on its first and last picture.</summary>
internal sealed class Animation : IDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.6);
    private static readonly TimeSpan StepDelay = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LastDelay = TimeSpan.FromSeconds(1.5);

    private readonly ApngWriter _writer;
    private RasterImage? _held;

    /// <summary>Starts the film.</summary>
    /// <param name="stream">Where to; seekable, stays open.</param>
    /// <param name="first">A picture of the size and layout of all to come.</param>
    /// <param name="text">What the file says about itself.</param>
    public Animation(Stream stream, RasterImage first, IReadOnlyDictionary<string, string> text) =>
        _writer = new ApngWriter(stream, first.Width, first.Height, first.Layout, new ApngOptions { Text = text });

    /// <summary>Adds a picture; it is kept, not copied, until the next comes.</summary>
    public void Add(RasterImage image)
    {
        if (_held is not null)
        {
            _writer.Add(_held, _writer.FrameCount == 0 ? FirstDelay : StepDelay);
        }

        _held = image;
    }

    /// <summary>Ends the film on the picture added last.</summary>
    public void Complete()
    {
        _writer.Add(_held!, LastDelay);
        _writer.Complete();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
