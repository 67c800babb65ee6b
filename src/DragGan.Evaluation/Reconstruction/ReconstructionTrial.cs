using DragGan.Imaging;
using DragGan.Scenes;

namespace DragGan.Evaluation;

/// <summary>Compares generated lions with the renders of the same parameters.</summary>
/// <param name="generator">Makes the pictures; not owned.</param>
/// <param name="studio">Renders; not owned.</param>
public sealed class ReconstructionTrial(LionGenerator generator, LionStudio studio)
{
    /// <summary>Compares several lions of a seed (<see cref="Lion.Draw"/>).</summary>
    /// <param name="seed">One that training has never seen.</param>
    /// <param name="first">The first lion's number.</param>
    /// <param name="count">How many; a studio's lot at a time keeps cores busy and the wait short.</param>
    /// <param name="cancellation">Looked at between pictures.</param>
    public IReadOnlyList<ReconstructionScore> Compare(uint seed, long first, int count, CancellationToken cancellation = default)
    {
        Lion[] lions = [.. Enumerable.Range(0, count).Select(i => Lion.Draw(seed, first + i))];
        FloatPicture[] found = [.. lions.Select(lion => generator.Picture(lion, cancellation))];
        ReconstructionScore[] scores = new ReconstructionScore[count];
        studio.ForEach(count, i =>
        {
            FloatPicture wanted = FloatPicture.Of(lions[i].Render(generator.Resolution));
            scores[i] = new(
                first + i, PictureMeasures.Psnr(found[i], wanted), StructuralSimilarity.Of(found[i], wanted), PictureMeasures.FacePsnr(found[i], wanted, lions[i]));
        }, cancellation);
        return scores;
    }

    /// <summary>A lion's render, and what the model makes of it.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="number">The lion's number.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    public (RasterImage Rendered, RasterImage Generated) Pair(uint seed, long number, CancellationToken cancellation = default)
    {
        Lion lion = Lion.Draw(seed, number);
        return (lion.Render(generator.Resolution), generator.Picture(lion, cancellation).ToImage());
    }
}
