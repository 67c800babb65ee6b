using System.Collections.Immutable;
using DragGan.App.Models;
using DragGan.Dragging;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.App.Dragging;

/// <summary>The pictures of a drag as they are wanted: the fixed area held, points shown, the mark drawn.</summary>
internal sealed class DragPictures
{
    private readonly OpenModel _model;
    private readonly DragRequest _request;
    private readonly HeldArea? _held;
    private RasterImage? _start;

    /// <param name="model">Makes the pictures.</param>
    /// <param name="request">What is wanted of them.</param>
    /// <param name="mask">What must not move, or null.</param>
    public DragPictures(OpenModel model, DragRequest request, EditMask? mask)
    {
        (_model, _request) = (model, request);
        _held = request.Hold && mask is { HasBoth: true } ? new HeldArea(mask, HeldArea.FeatherFor(mask.Width)) : null;
    }

    /// <summary>The picture of a latent, the fixed area held. The first one asked for is the start.</summary>
    public RasterImage Of(Latent latent)
    {
        // Without cancellation: a drag that is stopped shall still have its last picture.
        RasterImage picture = _model.Picture(latent, NoiseSource.Constant, CancellationToken.None);
        _start ??= picture;
        return _held is null ? picture : _held.Compose(picture, _start);
    }

    /// <summary>A picture as it is saved; the picture given is not changed.</summary>
    public RasterImage Finished(RasterImage picture)
    {
        if (!_request.Mark)
        {
            return picture;
        }

        RasterImage marked = picture.Clone();
        GeneratedMark.Draw(marked);
        return marked;
    }

    /// <summary>A picture as it stands in the film.</summary>
    /// <param name="picture">Not changed.</param>
    /// <param name="handles">The handles on it, anchors last.</param>
    public RasterImage Frame(RasterImage picture, ImmutableArray<Handle> handles) =>
        Finished(_request.Marks ? HandleMarks.On(picture, handles, _request.Anchors.Length) : picture);
}
