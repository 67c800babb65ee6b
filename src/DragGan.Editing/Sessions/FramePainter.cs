using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>Makes a session's pictures, with the fixed area held where that is asked for. On the lane only.</summary>
internal sealed class FramePainter(LoadedModel model)
{
    private (EditMask Mask, HeldArea Area)? _held;
    private (Latent Latent, RasterImage Picture)? _start;

    /// <summary>A frame in full size.</summary>
    /// <param name="document">Whose.</param>
    /// <param name="frame">0 … FrameCount - 1.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    /// <returns>Not to be changed: it may be kept for the next time.</returns>
    public RasterImage Whole(EditDocument document, int frame, CancellationToken cancellation) =>
        frame == 0 ? Start(document, cancellation) : Held(document, model.Picture(document.LatentAt(frame), cancellation), cancellation);

    /// <summary>A picture beside a drag, perhaps a smaller one.</summary>
    public RasterImage Quick(EditDocument document, Latent latent, int block, CancellationToken cancellation) => Held(
        document,
        block == model.Synthesis.BlockCount ? model.Picture(latent, cancellation) : model.Preview(latent, block, cancellation),
        cancellation);

    private RasterImage Held(EditDocument document, RasterImage picture, CancellationToken cancellation)
    {
        if (!document.Settings.HoldFixedArea || document.Mask is not { HasBoth: true } mask)
        {
            return picture;
        }

        RasterImage whole = picture.Width == mask.Width ? picture : Resampler.Bilinear(picture, mask.Width, mask.Height);
        return AreaOf(mask).Compose(whole, Start(document, cancellation));
    }

    private HeldArea AreaOf(EditMask mask)
    {
        if (_held is not { } held || held.Mask != mask)
        {
            _held = held = (mask, new HeldArea(mask, HeldArea.FeatherFor(mask.Width)));
        }

        return held.Area;
    }

    private RasterImage Start(EditDocument document, CancellationToken cancellation)
    {
        if (_start is not { } start || start.Latent != document.StartLatent)
        {
            _start = start = (document.StartLatent, model.Picture(document.StartLatent, cancellation));
        }

        return start.Picture;
    }
}
