using DragGan.Imaging;

namespace DragGan.Editing;

/// <summary>One export on its way: which frames, their pictures, what files say, and how far it is.</summary>
internal sealed class ExportRun
{
    private readonly Func<int, CancellationToken, RasterImage> _render;
    private readonly IProgress<double>? _progress;
    private readonly string _software;

    public ExportRun(
        EditDocument document, ExportOptions options, string software, Func<int, CancellationToken, RasterImage> render, IProgress<double>? progress, CancellationToken cancellation)
    {
        (Document, Options, Cancellation) = (document, options, cancellation);
        (_software, _render, _progress) = (software, render, progress);
        Frame = options.Frame ?? document.FrameCount - 1;
        if (Frame < 0 || Frame >= document.FrameCount)
        {
            throw new EditException(EditFault.NotFound, $"There is no frame {Frame}; the transition has frames 0 to {document.FrameCount - 1}.");
        }
    }

    public EditDocument Document { get; }

    public ExportOptions Options { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The frame of a picture or a latent.</summary>
    public int Frame { get; }

    /// <summary>The frames of an animation or a video, in the order they are shown.</summary>
    public int[] Transition() => FrameChoice.Of(Document.FrameCount, Options);

    /// <summary>The picture of a frame, marked if that is wanted.</summary>
    public RasterImage Picture(int frame)
    {
        Cancellation.ThrowIfCancellationRequested();
        RasterImage picture = _render(frame, Cancellation);
        if (!Options.Mark)
        {
            return picture;
        }

        RasterImage marked = picture.Clone();
        GeneratedMark.Draw(marked);
        return marked;
    }

    public void Report(int done, int all) => _progress?.Report((double)done / all);

    /// <summary>What any file says of the edit, up to a frame; null for all of it.</summary>
    public Dictionary<string, string> Facts(int? frame) => ExportFacts.Of(Document, frame, _software);

    /// <summary>What a PNG says.</summary>
    public Dictionary<string, string> PictureText(int? frame)
    {
        Dictionary<string, string> text = Facts(frame);
        GeneratedMetadata.AddTo(text, _software);
        return text;
    }

    /// <summary>What an MP4 says, in the words players know.</summary>
    public IReadOnlyDictionary<string, string> VideoText() => ExportFacts.ForVideo(Facts(frame: null), _software);
}
