using System.IO.Compression;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>Writes the parts of a project file. A document names each of them once, but for its latents, which may be equal.</summary>
internal sealed class ProjectSink(ZipArchive zip, CancellationToken cancellation) : IContentSink
{
    /// <summary>The earliest time a zip can hold, in place of the clock's: the same edit gives the same file.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public string Put(Latent latent)
    {
        byte[] content = ContentBytes.Of(latent);
        string name = ContentBytes.NameOf(content);
        Put(ProjectNames.Latent(name), content);
        return name;
    }

    /// <inheritdoc/>
    public string Put(EditMask mask)
    {
        byte[] content = ContentBytes.Of(mask);
        string name = ContentBytes.NameOf(content);
        Put(ProjectNames.Mask(name), content);
        return name;
    }

    /// <inheritdoc/>
    public string Put(DragSegment drag)
    {
        using Stream part = NewPart(ProjectNames.Steps(drag.Log.Id), CompressionLevel.NoCompression); // floats of a latent are nearly noise
        drag.Log.CopyTo(part, drag.Count, cancellation);
        return drag.Log.Id;
    }

    /// <summary>Stores the thumbnails, if any.</summary>
    public void Put(ProjectThumbnails? thumbnails)
    {
        if (thumbnails is not null)
        {
            Put(ProjectNames.StartThumbnail, thumbnails.Start);
            Put(ProjectNames.NowThumbnail, thumbnails.Now);
        }
    }

    /// <summary>Stores a part.</summary>
    public void Put(string name, ReadOnlySpan<byte> content)
    {
        cancellation.ThrowIfCancellationRequested();
        using Stream part = NewPart(name, CompressionLevel.Optimal);
        part.Write(content);
    }

    private void Put(string name, RasterImage picture)
    {
        using Stream part = NewPart(name, CompressionLevel.NoCompression);
        PngWriter.Write(part, picture);
    }

    private Stream NewPart(string name, CompressionLevel level)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }
}
