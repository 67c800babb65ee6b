using DragGan.Dragging;
using DragGan.Imaging;

namespace DragGan.Editing.Tests;

/// <summary>An edit of two drags, pictures that are told apart by their frame, and a folder to export to.</summary>
internal sealed class ExportFixture : IDisposable
{
    public const int Side = 128;

    private readonly EditFolder _folder = new();
    private readonly string _out = Directory.CreateTempSubdirectory("draggan-export-").FullName;

    /// <param name="steps">Steps of the first drag; the second has two.</param>
    public ExportFixture(int steps = 3)
    {
        EditDocument document = Edits.New(seed: 7).AddPoint(PointKind.Handle, new(5, 6), new ImagePoint(9, 6)).AddPoint(PointKind.Anchor, new(20, 21));
        Document = document.Dragged(_folder.Session, steps).Dragged(_folder.Session, 2, 1);
        Exporter = ExporterOf(Document);
    }

    public EditDocument Document { get; }

    public Exporter Exporter { get; }

    /// <summary>The frames rendered, in order.</summary>
    public List<int> Rendered { get; } = [];

    /// <summary>Everything in the folder that is exported to.</summary>
    public string[] Files => [.. Directory.EnumerateFileSystemEntries(_out).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    public string At(string name) => Path.Combine(_out, name);

    public Exporter ExporterOf(EditDocument document, Func<int, RasterImage>? render = null) => new(
        document,
        (frame, _) =>
        {
            Rendered.Add(frame);
            return (render ?? Picture)(frame);
        },
        "Program 1.2.3");

    /// <summary>A plain picture of a shade that only this frame has.</summary>
    public static RasterImage Picture(int frame)
    {
        RasterImage picture = new(Side, Side, PixelLayout.Rgb);
        Array.Fill(picture.Pixels, (byte)(20 + (10 * frame)));
        return picture;
    }

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_out, recursive: true);
    }
}
