using System.Globalization;
using DragGan.App.Dragging;
using DragGan.App.Files;
using DragGan.Dragging;
using DragGan.Evaluation;
using DragGan.Imaging;

namespace DragGan.App.Evaluation;

/// <summary>What every drag looks like: the start with handle and target, the end with both as they were left, the end without marks, and the nearest re-render.</summary>
/// <param name="folder">Where results go; strips lie in a folder of their own below.</param>
internal sealed class DragStrips(string folder)
{
    private const int Panels = 4, Gap = 2;

    /// <summary>Writes a drag's strip.</summary>
    public void Write(DragTrialRun run)
    {
        Handle asked = new(At(run.Result.Handle), At(run.Result.Target));
        RasterImage strip = ContactSheet.Compose(
            [HandleMarks.On(run.First, [asked], anchors: 0), HandleMarks.On(run.Last, [run.Handle], anchors: 0), run.Last, run.Nearest], Panels, gap: 0, PixelColor.White);
        string path = PathOf(run.Result);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, stream => PngWriter.Write(stream, strip, EvaluationText.PictureText()));
    }

    /// <summary>Several strips, two in a row.</summary>
    public RasterImage Sheet(IReadOnlyList<DragResult> results) => ContactSheet.Compose(
        [.. results.Select(result => PngReader.Read(PathOf(result)).Raster).Select(Half)], columns: 2, Gap, PixelColor.White);

    private static RasterImage Half(RasterImage strip) => Resampler.Area(strip, Math.Max(1, strip.Width * 5 / 8), Math.Max(1, strip.Height * 5 / 8));

    private string PathOf(DragResult result) => Path.Combine(folder, "drags", string.Create(CultureInfo.InvariantCulture, $"{result.Number:D4}.png"));

    private static ImagePoint At(Shift place) => new((float)place.X, (float)place.Y);
}
