using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>Saves an edit as a picture, an animation, a video, frames or a latent. Everything it writes says that it is generated, by what, and from what.</summary>
/// <remarks>A file appears under its name only when it is whole. Pictures are asked for one at a time, in order. Not thread-safe; one for each export.</remarks>
/// <param name="document">The edit; a document never changes, so a drag may go on meanwhile.</param>
/// <param name="render">Makes the picture of a frame in full size, with the fixed area held if that is wanted. The picture is not changed and not kept.</param>
/// <param name="software">Name and version of the program, as files shall say.</param>
public sealed class Exporter(EditDocument document, Func<int, CancellationToken, RasterImage> render, string software)
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(0.6);
    private static readonly TimeSpan LastRest = TimeSpan.FromSeconds(1.5);

    /// <summary>The encoder of videos; null if there is none, and then videos are refused. Default: the one in the path.</summary>
    public string? FfmpegPath { get; init; } = Ffmpeg.Find();

    /// <summary>The name of an export's file, made of the edit's name: letters, digits, spaces, dots and dashes, never a path.</summary>
    public static string FileName(string name, ExportKind kind) => ExportNames.FileName(name, kind);

    /// <summary>The media type of an export, as HTTP has it.</summary>
    public static string MediaType(ExportKind kind) => ExportNames.MediaType(kind);

    /// <summary>Writes an export.</summary>
    /// <param name="options">What as, and how.</param>
    /// <param name="path">Where to; replaced if it exists. While it is being written, a file beside it has the same name and ".part".</param>
    /// <param name="progress">Told the part that is done, 0 … 1, after every frame and at the end.</param>
    /// <param name="cancellation">Looked at before every frame.</param>
    /// <exception cref="EditException">There is no such frame, no ffmpeg for a video, or ffmpeg failed.</exception>
    /// <exception cref="IOException">The disk does not take it. Nothing is left behind then, nor after the other errors.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Write(ExportOptions options, string path, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        string part = $"{Path.GetFullPath(path)}.part";
        try
        {
            Write(options, part, new ExportRun(document, options, software, render, progress, cancellation));
            File.Move(part, path, overwrite: true);
            progress?.Report(1);
        }
        finally
        {
            File.Delete(part); // no error if it is gone, as after the move
        }
    }

    private void Write(ExportOptions options, string part, ExportRun run)
    {
        switch (options.Kind)
        {
            case ExportKind.Picture:
                WriteFile(part, stream => PngWriter.Write(stream, run.Picture(run.Frame), run.PictureText(run.Frame)));
                break;
            case ExportKind.Animation:
                WriteFile(part, stream => WriteAnimation(stream, run));
                break;
            case ExportKind.Video:
                WriteVideo(part, run);
                break;
            case ExportKind.Frames:
                WriteFile(part, stream => FramesArchive.Write(stream, run));
                break;
            case ExportKind.Latent:
                WriteFile(part, stream => LatentFile.Write(stream, run.Document.LatentAt(run.Frame), run.Facts(run.Frame)));
                break;
            default:
                throw new EditException(EditFault.Invalid, $"There is no export of kind {(int)options.Kind}.");
        }
    }

    private static void WriteFile(string part, Action<Stream> write)
    {
        using FileStream stream = new(part, FileMode.Create, FileAccess.Write, FileShare.None);
        write(stream);
    }

    private static void WriteAnimation(Stream stream, ExportRun run)
    {
        int[] frames = run.Transition();
        ApngWriter? writer = null;
        try
        {
            foreach ((int index, int frame) in frames.Index())
            {
                RasterImage picture = run.Picture(frame);
                writer ??= new ApngWriter(
                    stream, picture.Width, picture.Height, picture.Layout, new ApngOptions { FrameCount = frames.Length, Text = run.PictureText(frame: null) });
                writer.Add(picture, Delay(frame, run));
                run.Report(index + 1, frames.Length);
            }

            writer!.Complete();
        }
        finally
        {
            writer?.Dispose();
        }
    }

    private static TimeSpan Delay(int frame, ExportRun run) =>
        frame == run.Document.FrameCount - 1 ? LastRest : frame == 0 ? FirstRest : TimeSpan.FromSeconds(1 / run.Options.FramesPerSecond);

    private void WriteVideo(string part, ExportRun run)
    {
        string ffmpeg = FfmpegPath ?? throw new EditException(
            EditFault.Conflict,
            "Videos are made by ffmpeg, which is not on this computer. Install it ('apt install ffmpeg', 'brew install ffmpeg', or from ffmpeg.org), or export an animation.");
        int[] frames = run.Transition();
        VideoEncoder? encoder = null;
        try
        {
            foreach ((int index, int frame) in frames.Index())
            {
                RasterImage picture = run.Picture(frame).ToLayout(PixelLayout.Rgb);
                encoder ??= new VideoEncoder(ffmpeg, part, picture.Width, picture.Height, run.Options.FramesPerSecond, run.VideoText(), run.Cancellation);
                encoder.Add(picture);
                run.Report(index + 1, frames.Length);
            }

            encoder!.Complete();
        }
        finally
        {
            encoder?.Dispose();
        }
    }
}
