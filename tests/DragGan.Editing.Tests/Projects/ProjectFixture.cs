using DragGan.Dragging;
using DragGan.Imaging;

namespace DragGan.Editing.Tests;

/// <summary>An edit with everything in it, its project file, and a folder to read it into.</summary>
internal sealed class ProjectFixture : IDisposable
{
    private readonly EditFolder _origin = new();

    public ProjectFixture()
    {
        Document = Edits.New()
            .AddPoint(PointKind.Handle, new ImagePoint(1.5f, 2), new ImagePoint(1 / 3f, 9))
            .AddPoint(PointKind.Handle, new ImagePoint(3, 4))
            .AddPoint(PointKind.Anchor, new ImagePoint(5, 6))
            .RemovePoint(2)
            .WithMask(Edits.Mask(5))
            .Dragged(_origin.Session, steps: 3, 1)
            .Dragged(_origin.Session, steps: 4, 3, 1)
            .KeepUntil(5);
        Zip = Write(Document);
    }

    public EditDocument Document { get; }

    /// <summary>Its project file.</summary>
    public byte[] Zip { get; }

    /// <summary>Where it is read to.</summary>
    public EditFolder Destination { get; } = new();

    public static ProjectThumbnails Thumbnails { get; } = new(new RasterImage(4, 4, PixelLayout.Rgb), new RasterImage(4, 4, PixelLayout.Gray));

    public static byte[] Write(EditDocument document)
    {
        using MemoryStream file = new();
        ProjectFile.Write(file, document, Thumbnails, "tests 1.0");
        return file.ToArray();
    }

    public EditDocument Read(byte[] zip) => ProjectFile.Read(new MemoryStream(zip, writable: false), Destination.Session);

    /// <summary>Reading is refused, and leaves nothing behind.</summary>
    public EditException AssertRefused(byte[] zip, EditFault? fault = EditFault.Invalid)
    {
        Dictionary<string, string> before = Destination.Files();

        EditException error = Assert.Throws<EditException>(() => Read(zip));

        Assert.Equal(before, Destination.Files());
        Assert.Equal(fault ?? error.Fault, error.Fault);
        Assert.StartsWith("The project file ", error.Message, StringComparison.Ordinal);
        return error;
    }

    public void Dispose()
    {
        _origin.Dispose();
        Destination.Dispose();
    }
}
