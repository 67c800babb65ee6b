using DragGan.Imaging;
using DragGan.Numerics;
using DragGan.Scenes;
using DragGan.StyleGan;

namespace DragGan.Evaluation;

/// <summary>A generator of lions at work. Not thread-safe, as its synthesis is not.</summary>
/// <param name="info">What it is; without labels.</param>
/// <param name="mapping">Its mapping.</param>
/// <param name="synthesis">Its synthesis; not owned.</param>
/// <param name="pool">Shares the work; not owned.</param>
public sealed class LionGenerator(GeneratorInfo info, MappingNetwork mapping, Synthesis synthesis, ComputePool pool)
{
    /// <summary>Pixels along a picture's side.</summary>
    public int Resolution => info.Resolution;

    /// <summary>z_dim.</summary>
    public int LatentLength => info.ZDim;

    internal Synthesis Synthesis => synthesis;

    internal ComputePool Pool => pool;

    /// <summary>w⁺ of a seed.</summary>
    internal Latent FromSeed(uint seed, float truncation) => mapping.FromSeed(seed, label: null, truncation);

    /// <summary>The picture of a lion, as the network has it: not yet rounded to bytes.</summary>
    /// <param name="lion">Its normals begin z.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    public FloatPicture Picture(Lion lion, CancellationToken cancellation = default) =>
        FloatPicture.Of(synthesis.Picture(mapping.ToLatent(LionLatents.Of(lion, info.ZDim)).Values.AsSpan(), NoiseSource.Constant, cancellation));

    /// <summary>The picture of w⁺.</summary>
    internal RasterImage Picture(Latent latent, CancellationToken cancellation)
    {
        RasterImage image = new(Resolution, Resolution, PixelLayout.Rgb);
        PictureBytes.Convert(synthesis.Picture(latent.Values.AsSpan(), NoiseSource.Constant, cancellation), image.Pixels);
        return image;
    }
}
