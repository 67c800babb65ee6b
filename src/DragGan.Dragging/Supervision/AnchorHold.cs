using System.Collections.Immutable;
using DragGan.Numerics;

namespace DragGan.Dragging;

/// <summary>Keeps what lies under an anchor as it was: the features around its place shall stay those of the drag's start.</summary>
/// <remarks>
/// <code>
/// L = Σ over anchors of  1/(C |Ω₁|) Σ_{q ∈ Ω₁(o, r₁)} |G(q) - G₀(q)|₁        o: the anchor's place;  G₀: G when the drag began
/// ∂L/∂G(q) = sign(G(q) - G₀(q)) / (C |Ω₁|),  and on to F by the adjoint of the resize
/// </code>
/// The motion loss pulls an anchor back as well, but only once it is more than a pixel away and only while tracking finds it. A few dozen pixels; one
/// thread adds them in one order. Derivation and figures: docs/maths/anchors.md.
/// </remarks>
internal sealed class AnchorHold(ResizeAxis axis, int radius, ImmutableArray<ImagePoint> origins, int channels)
{
    /// <summary>G₀ on every handle's disc, pixel by pixel: which of them are anchors may change with their targets.</summary>
    private readonly float[][] _starts = [.. origins.Select(origin => new float[new Disc(origin, radius, axis.Pixels).Count * channels])];

    private readonly float[] _here = new float[channels];

    /// <summary>Keeps G₀ on every handle's disc.</summary>
    /// <param name="start">F when the drag began, at least around the origins; not kept, only read.</param>
    public void Remember(FeatureMap start)
    {
        for (int i = 0; i < origins.Length; i++)
        {
            Disc disc = new(origins[i], radius, axis.Pixels);
            Span<float> rest = _starts[i];
            for (int y = disc.Top; y <= disc.Bottom; y++)
            {
                for (int x = disc.Left; x <= disc.Right; x++)
                {
                    if (disc.Contains(x, y))
                    {
                        MapSampler.Read(start, axis.At(y), axis.At(x), rest[..channels]);
                        rest = rest[channels..];
                    }
                }
            }
        }
    }

    /// <summary>Computes the loss and adds its gradient.</summary>
    /// <param name="features">F, <c>[h, h, C]</c>.</param>
    /// <param name="handles">All handles, in the order of their origins; those that are no anchors are left out.</param>
    /// <param name="gradient">∂L/∂F, <c>[h, h, C]</c>; added to.</param>
    /// <returns>L.</returns>
    public double Accumulate(FeatureMap features, ImmutableArray<Handle> handles, FeatureMap gradient)
    {
        double loss = 0;
        for (int i = 0; i < handles.Length; i++)
        {
            if (handles[i].IsAnchorOf(origins[i]))
            {
                loss += AccumulateAnchor(features, origins[i], _starts[i], gradient);
            }
        }

        return loss;
    }

    private double AccumulateAnchor(FeatureMap features, ImagePoint place, ReadOnlySpan<float> start, FeatureMap gradient)
    {
        Disc disc = new(place, radius, axis.Pixels);
        double share = 1.0 / ((double)disc.Count * channels), sum = 0;
        for (int y = disc.Top; y <= disc.Bottom; y++)
        {
            for (int x = disc.Left; x <= disc.Right; x++)
            {
                if (disc.Contains(x, y))
                {
                    AxisTaps rows = axis.At(y), columns = axis.At(x);
                    MapSampler.Read(features, rows, columns, _here);
                    sum += AbsoluteDifference.TakeGradient(start[..channels], _here, (float)share);
                    MapSampler.AccumulateAdjoint(_here, rows, columns, gradient);
                    start = start[channels..];
                }
            }
        }

        return sum * share;
    }
}
