using DragGan.Editing;
using DragGan.Imaging;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>From a wish for a file to what writes it.</summary>
/// <param name="software">Name and version of the program, as files shall say.</param>
internal sealed class ExportWriting(string software)
{
    private const int ThumbnailSize = 256;

    /// <summary>What is to be done for a wish.</summary>
    /// <param name="session">The session; the file shows it as it is now.</param>
    /// <param name="wish">Which file.</param>
    /// <returns>What the file is called, and what writes it to a path; for a thread that may wait.</returns>
    /// <exception cref="EditException">There is no such frame, or a number is out of range.</exception>
    public (string FileName, Action<string, IProgress<double>, CancellationToken> Write) Of(LiveSession session, NewExport wish)
    {
        EditDocument document = session.Snapshot.Document;
        _ = document.MetricsAt(wish.Frame ?? 0);
        if (wish.Kind == ExportWord.Project)
        {
            string name = Path.ChangeExtension(Exporter.FileName(document.Name, ExportKind.Latent), ".draggan");
            return (name, (path, progress, cancellation) => WriteProject(session, document, path, progress, cancellation));
        }

        ExportOptions options = new(Kind(wish.Kind))
        {
            Frame = wish.Frame,
            Mark = wish.Mark,
            FramesPerSecond = double.IsFinite(wish.FramesPerSecond) ? wish.FramesPerSecond : throw new BadHttpRequestException("'framesPerSecond' must be finite."),
            Boomerang = wish.Boomerang,
        };
        Exporter exporter = new(document, (frame, cancellation) => Picture(session, document, frame, cancellation), software);
        return (Exporter.FileName(document.Name, options.Kind), (path, progress, cancellation) => exporter.Write(options, path, progress, cancellation));
    }

    /// <summary>The media type of a file.</summary>
    public static string MediaType(ExportWord kind) => kind == ExportWord.Project ? EndpointConventions.Binary : Exporter.MediaType(Kind(kind));

    private void WriteProject(LiveSession session, EditDocument document, string path, IProgress<double> progress, CancellationToken cancellation)
    {
        ProjectThumbnails thumbnails = new(
            Thumbnail(Picture(session, document, 0, cancellation)), Thumbnail(Picture(session, document, document.FrameCount - 1, cancellation)));
        progress.Report(0.2);
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None);
        ProjectFile.Write(file, document, thumbnails, software, cancellation);
    }

    // An export has a thread of its own, which may wait.
    private static RasterImage Picture(LiveSession session, EditDocument document, int frame, CancellationToken cancellation) =>
        session.PictureAsync(document, frame, LanePriority.Background, cancellation).GetAwaiter().GetResult();

    private static RasterImage Thumbnail(RasterImage picture) =>
        picture.Width > ThumbnailSize ? Resampler.Area(picture, ThumbnailSize, ThumbnailSize) : picture;

    private static ExportKind Kind(ExportWord word) => word switch
    {
        ExportWord.Picture => ExportKind.Picture,
        ExportWord.Animation => ExportKind.Animation,
        ExportWord.Video => ExportKind.Video,
        ExportWord.Frames => ExportKind.Frames,
        _ => ExportKind.Latent,
    };
}
