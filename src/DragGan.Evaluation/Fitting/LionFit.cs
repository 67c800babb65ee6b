using DragGan.Imaging;
using DragGan.Scenes;

namespace DragGan.Evaluation;

/// <summary>Finds the lion whose render is nearest to a picture: the renderer run backwards, from coarse to fine.</summary>
/// <remarks>
/// Differences far out count in proportion only (Huber), renders may be softened as much as suits the picture, and a weak prior holds what
/// the picture does not show, such as the irises of closed eyes. See docs/maths/evaluation.md.
/// </remarks>
/// <param name="studio">Renders; not owned.</param>
public sealed class LionFit(LionStudio studio)
{
    /// <summary>Sizes looked at, and how many linearisations each takes at most.</summary>
    private static readonly (int Size, int Most)[] Levels = [(32, 8), (64, 5), (128, 3)];

    /// <summary>Linearisations of a closer look.</summary>
    private const int MostNear = 4;

    /// <summary>Fits the whole picture.</summary>
    /// <param name="picture">Square, in colour, at least 32 pixels.</param>
    /// <param name="starts">Guesses; the descent that comes nearest at the coarsest size goes on.</param>
    /// <param name="cancellation">Looked at about ten times a second.</param>
    public FittedLion Fit(RasterImage picture, IReadOnlyList<Lion> starts, CancellationToken cancellation = default)
    {
        RequirePicture(picture);
        ArgumentNullException.ThrowIfNull(starts);
        ArgumentOutOfRangeException.ThrowIfZero(starts.Count, nameof(starts));
        FitDescent first = new(studio, new FitLevel(picture, Levels[0].Size));
        FitState best = starts.Select(start => first.Run(new FitState(start, 0, 0), Levels[0].Most, cancellation)).MinBy(state => state.Error);
        int finest = Levels[0].Size;
        foreach ((int size, int most) in Levels[1..])
        {
            if (size <= picture.Width)
            {
                best = new FitDescent(studio, new FitLevel(picture, size)).Run(best with { Blur = Math.Min(best.Blur + 1, FitLevel.Blurs.Length - 1) }, most, cancellation);
                finest = size;
            }
        }

        return Fitted(best, finest);
    }

    /// <summary>Looks closer at one landmark: what lies within a tenth of the picture around it counts a hundred times as much as the rest.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="whole">What <see cref="Fit"/> found of it.</param>
    /// <param name="landmark">The landmark's number.</param>
    /// <param name="cancellation">Looked at about ten times a second.</param>
    public FittedLion Look(RasterImage picture, FittedLion whole, int landmark, CancellationToken cancellation = default)
    {
        RequirePicture(picture);
        ArgumentNullException.ThrowIfNull(whole);
        int size = Math.Min(picture.Width, Levels[^1].Size);
        int blur = Array.FindLastIndex(FitLevel.Blurs, b => b <= (whole.Blur * size) + 1e-6);
        FitLevel level = new(picture, size, LionLandmarks.Of(whole.Lion)[landmark]);
        return Fitted(new FitDescent(studio, level, whole.Lion.Normals.ToArray()).Run(new FitState(whole.Lion, blur, 0), MostNear, cancellation), size);
    }

    private static FittedLion Fitted(FitState state, int size) => new(state.Lion, FitLevel.Blurs[state.Blur] / size, state.Error);

    private static void RequirePicture(RasterImage picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Width != picture.Height || picture.Layout != PixelLayout.Rgb || picture.Width < Levels[0].Size)
        {
            throw new ArgumentException(
                $"The picture is {picture.Width} x {picture.Height} {picture.Layout}; expected a square one in colour of {Levels[0].Size} pixels or more.", nameof(picture));
        }
    }
}
