using System.Numerics.Tensors;
using DragGan.Numerics;

namespace DragGan.Dragging;

/// <summary>How well the features at each place of a picture stand out from those around it: whether a handle there can be found again.</summary>
/// <remarks>
/// <code>
/// s(i) = min over δ on a ring of radius ρ of  1/C |F(i) - F(i + δ)|₁        Moravec's corner measure, in feature space
/// distinctiveness(p) = G(p) / mean of s        G is s resized to the picture
/// </code>
/// 1 is the picture's average, 0 is perfectly smooth along some direction. Dividing by the picture's own average makes models comparable; it is the mean
/// and not the median because half of a picture may well be background. Immutable; it copies what it needs. Derivation and figures: docs/maths/texture.md.
/// </remarks>
public sealed class TextureMeasure
{
    /// <summary>Where nothing around a place is more distinctive than this, it counts as smooth: drags of it go astray three times as often (docs/maths/texture.md).</summary>
    public const double SmoothBelow = 1;

    /// <summary>Half of the ring, in cells; its other half are the same pairs seen from their other end.</summary>
    private static readonly (int X, int Y)[] HalfRing = [(2, 0), (2, 1), (1, 2), (0, 2), (-1, 2), (-2, 1)];

    private readonly ResizeAxis _axis;
    private readonly float[] _scores;

    /// <summary>Measures a picture.</summary>
    /// <param name="features">F, <c>[h, h, C]</c>, h at least 4: the map the drag compares, whole; only read.</param>
    /// <param name="resolution">R: height and width of the picture, in pixels.</param>
    /// <exception cref="ArgumentException">The map is not square, or smaller than the ring.</exception>
    public TextureMeasure(FeatureMap features, int resolution)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resolution);
        if (features.Height != features.Width || features.Height < 4)
        {
            throw new ArgumentException($"The feature map has {features.Height} x {features.Width} cells; it must be square, and at least 4 x 4.", nameof(features));
        }

        _axis = new ResizeAxis(features.Height, resolution);
        _scores = Scores(features);
        float mean = TensorPrimitives.Sum(_scores) / _scores.Length;
        if (mean > 0) // else every cell is like every other, and 0 says so
        {
            TensorPrimitives.Divide(_scores, mean, _scores);
        }
    }

    /// <summary>How far around a smooth place a better one is looked for: 16 pixels of a picture of 256, in pixels of this size.</summary>
    /// <param name="resolution">R, in pixels.</param>
    public static double NearbyRadius(int resolution) => 16.0 * resolution / 256;

    /// <summary>The distinctiveness of a place: 1 is this picture's average, less is smoother.</summary>
    /// <param name="place">In pixels, inside the picture.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place lies outside the picture.</exception>
    public double Distinctiveness(ImagePoint place)
    {
        RequireInside(place);
        AxisTaps rows = _axis.At((double)place.Y), columns = _axis.At((double)place.X);
        double sum = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < columns.Count; j++)
            {
                sum += (double)rows.Weight(i) * columns.Weight(j) * _scores[(rows.Cell(i) * _axis.Cells) + columns.Cell(j)];
            }
        }

        return sum;
    }

    /// <summary>Whether a place and everything around it is so smooth that a handle there is likely to lose what lies under it.</summary>
    /// <remarks>Texture a few pixels away is as good as at the place itself: a smooth spot beside it is carried along.</remarks>
    /// <inheritdoc cref="Distinctiveness"/>
    public bool IsSmooth(ImagePoint place) => !(BestNear(place, CarryingRadius(_axis.Pixels)).Distinctiveness >= SmoothBelow);

    /// <summary>The most distinctive pixel near a place; of equal ones the first in raster order.</summary>
    /// <param name="place">In pixels, inside the picture.</param>
    /// <param name="radius">How far it may be away, in pixels, at least 0; its own pixel is always looked at.</param>
    /// <returns>The centre of a pixel, and its distinctiveness.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The place lies outside the picture, or the radius is negative or no number.</exception>
    public (ImagePoint Place, double Distinctiveness) BestNear(ImagePoint place, double radius)
    {
        RequireInside(place);
        if (!(radius >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "The radius must be at least 0.");
        }

        ImagePoint best = place.ToPixel();
        double most = Distinctiveness(best);
        int last = _axis.Pixels - 1;
        for (int y = (int)Math.Max(Math.Ceiling(place.Y - radius), 0); y <= Math.Min(place.Y + radius, last); y++)
        {
            for (int x = (int)Math.Max(Math.Ceiling(place.X - radius), 0); x <= Math.Min(place.X + radius, last); x++)
            {
                double dx = x - (double)place.X, dy = y - (double)place.Y;
                if ((dx * dx) + (dy * dy) <= radius * radius && Distinctiveness(new ImagePoint(x, y)) is double found && found > most)
                {
                    (best, most) = (new ImagePoint(x, y), found);
                }
            }
        }

        return (best, most);
    }

    /// <summary>How far texture carries its surroundings along: 6 pixels of a picture of 256, in pixels of this size.</summary>
    private static double CarryingRadius(int resolution) => 6.0 * resolution / 256;

    /// <summary>s of every cell, row-major. At the border only pairs inside the map count.</summary>
    private static float[] Scores(FeatureMap features)
    {
        (int cells, int channels) = (features.Height, features.Channels);
        float[] scores = new float[cells * cells], differences = new float[cells * channels];
        Array.Fill(scores, float.PositiveInfinity);
        foreach ((int dx, int dy) in HalfRing)
        {
            int first = Math.Max(0, -dx), count = Math.Max(cells - Math.Abs(dx), 0);
            for (int y = 0; y + dy < cells; y++)
            {
                ReadOnlySpan<float> here = features.Row(y).Slice(first * channels, count * channels);
                ReadOnlySpan<float> there = features.Row(y + dy).Slice((first + dx) * channels, count * channels);
                TensorPrimitives.Subtract(here, there, differences);
                for (int x = 0; x < count; x++)
                {
                    float difference = TensorPrimitives.SumOfMagnitudes(differences.AsSpan(x * channels, channels)) / channels;
                    ref float one = ref scores[(y * cells) + first + x];
                    ref float other = ref scores[((y + dy) * cells) + first + x + dx];
                    (one, other) = (Math.Min(one, difference), Math.Min(other, difference));
                }
            }
        }

        return scores;
    }

    private void RequireInside(ImagePoint place)
    {
        if (!place.IsInside(_axis.Pixels))
        {
            throw new ArgumentOutOfRangeException(
                nameof(place), place, $"The place lies outside the picture of {_axis.Pixels} × {_axis.Pixels} pixels. Both coordinates must lie between 0 and {_axis.Pixels - 1}.");
        }
    }
}
