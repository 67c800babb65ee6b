using System.Collections.Immutable;
using DragGan.Numerics;

namespace DragGan.Dragging;

/// <summary>Pulls the features around each handle one pixel towards its target.</summary>
/// <remarks>
/// <code>
/// L = Σ over handles with |t - p| &gt; 1 of  1/(C |Ω₁|) Σ_{q ∈ Ω₁(p, r₁)} |sg G(q) - G(q + d)|₁       Pan et al. 2023, Eq. 1
/// d = (t - p) / |t - p|;  G is F resized to the picture;  the published form has |G(q) - sg G(q - d)|₁
/// ∂L/∂G(q + d) = -sign(G(q) - G(q + d)) / (C |Ω₁|),  and on to F by the adjoint of the two interpolations
/// </code>
/// sg is stop-gradient. A few dozen pixels of at most 16 taps: the order of the sum is fixed because one thread makes it.
/// Derivation: docs/maths/motion-supervision.md.
/// </remarks>
internal sealed class MotionSupervision(ResizeAxis axis, int radius, MotionLoss form, int channels)
{
    private readonly float[] _here = new float[channels];
    private readonly float[] _shifted = new float[channels];

    /// <summary>Computes the loss and adds its gradient.</summary>
    /// <param name="features">F, <c>[h, h, C]</c>.</param>
    /// <param name="handles">p and t, inside the picture.</param>
    /// <param name="gradient">∂L/∂F, <c>[h, h, C]</c>; added to.</param>
    /// <returns>L.</returns>
    public double Accumulate(FeatureMap features, ImmutableArray<Handle> handles, FeatureMap gradient)
    {
        double loss = 0;
        foreach (Handle handle in handles)
        {
            double distance = handle.Distance;
            if (distance > 1)
            {
                double dx = ((double)handle.Target.X - handle.Position.X) / distance;
                double dy = ((double)handle.Target.Y - handle.Position.Y) / distance;
                loss += AccumulateHandle(features, handle.Position, dx, dy, gradient);
            }
        }

        return loss;
    }

    private double AccumulateHandle(FeatureMap features, ImagePoint position, double dx, double dy, FeatureMap gradient)
    {
        Disc disc = new(position, radius, axis.Pixels);
        double share = 1.0 / ((double)disc.Count * channels);
        double sum = 0;
        for (int y = disc.Top; y <= disc.Bottom; y++)
        {
            for (int x = disc.Left; x <= disc.Right; x++)
            {
                if (disc.Contains(x, y))
                {
                    sum += AccumulatePixel(features, (x, y), (dx, dy), (float)share, gradient);
                }
            }
        }

        return sum * share;
    }

    private double AccumulatePixel(FeatureMap features, (int X, int Y) q, (double X, double Y) d, float share, FeatureMap gradient)
    {
        AxisTaps rows = axis.At(q.Y), columns = axis.At(q.X);
        bool ahead = form == MotionLoss.Compatible;
        AxisTaps shiftedRows = axis.At(ahead ? q.Y + d.Y : q.Y - d.Y), shiftedColumns = axis.At(ahead ? q.X + d.X : q.X - d.X);
        MapSampler.Read(features, rows, columns, _here);
        MapSampler.Read(features, shiftedRows, shiftedColumns, _shifted);
        if (ahead)
        {
            double sum = AbsoluteDifference.TakeGradient(_here, _shifted, share);
            MapSampler.AccumulateAdjoint(_shifted, shiftedRows, shiftedColumns, gradient);
            return sum;
        }
        else
        {
            double sum = AbsoluteDifference.TakeGradient(_shifted, _here, share);
            MapSampler.AccumulateAdjoint(_here, rows, columns, gradient);
            return sum;
        }
    }
}
