using DragGan.Numerics;

namespace DragGan.Dragging;

/// <summary>Keeps what lies under an anchor as it was: the features around its place shall stay those of the start.</summary>
/// <remarks>
/// <code>
/// L = Σ over anchors of  1/(C |Ω₁|) Σ_{q ∈ Ω₁(o, r₁)} |G(q) - G₀(q)|₁        o: the anchor's place;  G₀: G when the drag began
/// ∂L/∂G(q) = sign(G(q) - G₀(q)) / (C |Ω₁|),  and on to F by the adjoint of the resize
/// </code>
/// The motion loss alone would act only once the content has moved by more than a pixel, and only as far as tracking still finds it.
/// Derivation and figures: docs/maths/motion-supervision.md.
/// </remarks>
internal sealed class AnchorHold(ResizeAxis axis, int radius, int handles, int channels)
{
    private readonly float[][] _starts = new float[handles][];
    private readonly float[] _here = new float[channels];

    /// <summary>Keeps G₀ around the place of handle <paramref name="handle"/>.</summary>
    public void Remember(int handle, FeatureMap startFeatures, ImagePoint place)
    {
        Disc disc = new(place, radius, axis.Pixels);
        float[] start = new float[disc.Count * channels];
        int next = 0;
        for (int y = disc.Top; y <= disc.Bottom; y++)
        {
            for (int x = disc.Left; x <= disc.Right; x++)
            {
                if (disc.Contains(x, y))
                {
                    MapSampler.Read(startFeatures, axis.At(y), axis.At(x), start.AsSpan(next, channels));
                    next += channels;
                }
            }
        }

        _starts[handle] = start;
    }

    /// <summary>Computes the loss of one anchor and adds its gradient.</summary>
    /// <param name="handle">Which handle it is.</param>
    /// <param name="features">F, <c>[h, h, C]</c>.</param>
    /// <param name="place">o, as it was remembered.</param>
    /// <param name="gradient">∂L/∂F, <c>[h, h, C]</c>; added to.</param>
    /// <returns>L.</returns>
    public double Accumulate(int handle, FeatureMap features, ImagePoint place, FeatureMap gradient)
    {
        Disc disc = new(place, radius, axis.Pixels);
        ReadOnlySpan<float> start = _starts[handle];
        double share = 1 / ((double)disc.Count * channels), sum = 0;
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
