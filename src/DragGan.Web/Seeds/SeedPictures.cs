using System.IO.Compression;
using DragGan.Editing;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Web;

/// <summary>Makes small pictures of seeds, and keeps the last ones. Thread-safe.</summary>
internal sealed class SeedPictures(ModelLibrary library, ComputeLane lane)
{
    private const string Owner = "seeds";

    // 12 seeds are shown at once, 20 to 40 KB each
    private const int Kept = 512;

    private readonly object _gate = new();
    private readonly Dictionary<SeedPictureKey, LinkedListNode<(SeedPictureKey Key, SeedPicture Picture)>> _pictures = [];
    private readonly LinkedList<(SeedPictureKey Key, SeedPicture Picture)> _order = [];

    /// <summary>The picture, kept or made.</summary>
    /// <exception cref="EditException">There is no such model, the label does not fit it, or there is too much to do.</exception>
    public async Task<SeedPicture> Get(SeedPictureKey key, CancellationToken cancellation)
    {
        using ModelLease lease = await library.OpenAsync(key.Model, cancellation);
        LoadedModel model = lease.Model;
        if (Find(key) is { } kept && kept.Fingerprint == model.Reference.Fingerprint)
        {
            return kept;
        }

        Latent latent = model.FromSeed(key.Seed, key.Label, key.Truncation);
        RasterImage image = await lane.Run(Owner, LanePriority.Interactive, token => Make(model, latent, key.Size, token), cancellation);
        SeedPicture picture = new(Encode(image, key.Size), model.Reference.Fingerprint);
        Keep(key, picture);
        return picture;
    }

    // Twice as fine as wanted, so that the eye sees no difference from the whole picture made smaller.
    private static RasterImage Make(LoadedModel model, Latent latent, int size, CancellationToken cancellation)
    {
        int first = model.Synthesis.FirstPreviewBlock, last = model.Synthesis.BlockCount;
        int block = Enumerable.Range(first, last - first).FirstOrDefault(candidate => 1 << (candidate + 1) >= 2 * size, last);
        return block == last ? model.Picture(latent, cancellation) : model.Preview(latent, block, cancellation);
    }

    private static byte[] Encode(RasterImage image, int size)
    {
        RasterImage small = image.Width > size ? Resampler.Area(image, size, size) : image;
        using MemoryStream file = new();
        PngWriter.Write(file, small, level: CompressionLevel.Optimal);
        return file.ToArray();
    }

    private SeedPicture? Find(SeedPictureKey key)
    {
        lock (_gate)
        {
            if (!_pictures.TryGetValue(key, out LinkedListNode<(SeedPictureKey Key, SeedPicture Picture)>? node))
            {
                return null;
            }

            _order.Remove(node);
            _order.AddFirst(node);
            return node.Value.Picture;
        }
    }

    private void Keep(SeedPictureKey key, SeedPicture picture)
    {
        lock (_gate)
        {
            if (_pictures.Remove(key, out LinkedListNode<(SeedPictureKey Key, SeedPicture Picture)>? old))
            {
                _order.Remove(old);
            }

            _pictures.Add(key, _order.AddFirst((key, picture)));
            if (_pictures.Count > Kept)
            {
                _pictures.Remove(_order.Last!.Value.Key);
                _order.RemoveLast();
            }
        }
    }
}
