using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>A model in memory, ready to make pictures; shared by everyone who leases it.</summary>
public sealed class LoadedModel
{
    private readonly ComputeLane _lane;
    private Synthesis? _synthesis;

    internal LoadedModel(ModelReference reference, GeneratorInfo info, MappingNetwork mapping, Synthesis synthesis, ComputeLane lane) =>
        (Reference, Info, Mapping, _synthesis, _lane) = (reference, info, mapping, synthesis, lane);

    /// <summary>What an edit remembers of it.</summary>
    public ModelReference Reference { get; }

    /// <summary>Sizes, joints and labels.</summary>
    public GeneratorInfo Info { get; }

    /// <summary>From seeds and labels to w⁺; safe to use anywhere.</summary>
    public MappingNetwork Mapping { get; }

    /// <summary>Features and pictures. To be used on the lane only: its buffers are shared by all edits of this model.</summary>
    /// <exception cref="ObjectDisposedException">The model was unloaded: its lease was given back.</exception>
    public Synthesis Synthesis
    {
        get
        {
            Synthesis? synthesis = _synthesis;
            ObjectDisposedException.ThrowIf(synthesis is null, this);
            return synthesis;
        }
    }

    /// <summary>The latent of a seed; safe to call anywhere.</summary>
    /// <param name="seed">Of NumPy's legacy generator, as in every StyleGAN tool.</param>
    /// <param name="label">The class, for models that have labels; otherwise null.</param>
    /// <param name="truncation">ψ: 1 is none, 0 the average picture. Finite.</param>
    /// <exception cref="EditException">Invalid: the label does not fit the model, or the truncation is not finite.</exception>
    public Latent FromSeed(uint seed, int? label, float truncation)
    {
        int labels = Info.LabelCount;
        if (labels == 0 && label is not null)
        {
            throw Invalid($"'{Reference.Id}' has no labels, but label {label} was given. Leave it out.");
        }

        if (labels > 0 && (label is not int number || number < 0 || number >= labels))
        {
            throw Invalid($"'{Reference.Id}' was trained with {labels} labels: give one from 0 to {labels - 1}{(label is null ? string.Empty : $", not {label}")}.");
        }

        return float.IsFinite(truncation)
            ? Mapping.FromSeed(seed, label, truncation)
            : throw Invalid($"The truncation must be a finite number, but is {truncation}; 0.7 is customary, 1 is none.");
    }

    /// <summary>Makes a picture, on the lane only.</summary>
    /// <param name="latent">w⁺.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    /// <returns><c>[R, R]</c> pixels, gray or RGB; the caller's own.</returns>
    /// <exception cref="EditException">Invalid: the latent is of another model, or the picture holds values that are not numbers.</exception>
    /// <exception cref="InvalidOperationException">Called off the lane.</exception>
    public RasterImage Picture(Latent latent, CancellationToken cancellation)
    {
        ReadOnlySpan<float> values = Accepted(latent);
        return PicturePixels.ToImage(Synthesis.Picture(values, NoiseSource.Constant, cancellation));
    }

    /// <summary>Makes a smaller picture without the detail of the last blocks, far cheaper; on the lane only.</summary>
    /// <param name="latent">w⁺.</param>
    /// <param name="block">The last block computed: <see cref="Synthesis.FirstPreviewBlock"/> … <see cref="Synthesis.BlockCount"/>, which is the picture.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    /// <returns><c>[r, r]</c> pixels with r = 2^(block+1), gray or RGB; the caller's own.</returns>
    /// <exception cref="EditException">Invalid: as of <see cref="Picture"/>, or there is no preview of that block.</exception>
    /// <exception cref="InvalidOperationException">Called off the lane.</exception>
    public RasterImage Preview(Latent latent, int block, CancellationToken cancellation)
    {
        ReadOnlySpan<float> values = Accepted(latent);
        return block >= Synthesis.FirstPreviewBlock && block <= Synthesis.BlockCount
            ? PicturePixels.ToImage(Synthesis.Preview(values, block, cancellation))
            : throw Invalid($"'{Reference.Id}' has previews of blocks {Synthesis.FirstPreviewBlock} to {Synthesis.BlockCount}, but block {block} was asked for.");
    }

    /// <summary>Lets go of weights and buffers, even if somebody still holds this.</summary>
    internal void Unload() => _synthesis = null;

    private static EditException Invalid(string message) => new(EditFault.Invalid, message);

    private ReadOnlySpan<float> Accepted(Latent latent)
    {
        ArgumentNullException.ThrowIfNull(latent);
        if (!_lane.IsCurrent)
        {
            throw new InvalidOperationException("Pictures are made on the lane alone, because all edits of a model share its buffers: use ComputeLane.Run.");
        }

        return latent.Rows == Info.LatentRows && latent.Width == Info.WDim
            ? latent.Values.AsSpan()
            : throw Invalid($"The latent has {latent.Rows} rows of {latent.Width} values, but '{Reference.Id}' needs {Info.LatentRows} rows of {Info.WDim}. It belongs to another model.");
    }
}
