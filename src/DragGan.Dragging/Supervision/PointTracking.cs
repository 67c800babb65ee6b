using System.Numerics.Tensors;
using DragGan.Numerics;

namespace DragGan.Dragging;

/// <summary>Finds each handle again: the pixel near its last place whose features are most like those where it began.</summary>
/// <remarks>
/// <code>
/// p := argmin over q ∈ Ω₂(p, r₂) of |G(q) - G₀(origin)|₂      Ω₂: the square of half-width r₂ around p, cut at the borders
/// </code>
/// The first minimum in raster order wins. The norm is L₂ as in the reference tool (the paper writes L₁). One slice per handle.
/// Derivation: docs/maths/tracking.md.
/// </remarks>
internal sealed class PointTracking : ParallelWork
{
    private readonly ResizeAxis _axis;
    private readonly int _radius;
    private readonly FeatureMap _references;
    private readonly FeatureMap _samples;
    private readonly ImagePoint[] _found;
    private FeatureMap? _features;

    public PointTracking(ResizeAxis axis, int radius, int handles, int channels)
    {
        (_axis, _radius) = (axis, radius);
        _references = new FeatureMap(1, handles, channels);
        _samples = new FeatureMap(1, handles, channels);
        _found = new ImagePoint[handles];
    }

    /// <summary>Keeps G₀ at the origin of handle <paramref name="handle"/>.</summary>
    public void Remember(int handle, FeatureMap startFeatures, ImagePoint origin) =>
        MapSampler.Read(startFeatures, _axis.At((int)origin.Y), _axis.At((int)origin.X), _references.Pixel(0, handle));

    /// <summary>Finds all handles.</summary>
    /// <param name="features">F, <c>[h, h, C]</c>.</param>
    /// <param name="handles">Where they were last, whole pixels inside the picture.</param>
    /// <param name="pool">Shares the handles among its threads.</param>
    /// <returns>Where they are now, whole pixels; valid until the next call.</returns>
    public ReadOnlySpan<ImagePoint> Find(FeatureMap features, ReadOnlySpan<Handle> handles, ComputePool pool)
    {
        for (int i = 0; i < handles.Length; i++)
        {
            _found[i] = handles[i].Position;
        }

        _features = features;
        pool.Run(this, handles.Length);
        _features = null;
        return _found;
    }

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        ReadOnlySpan<float> reference = _references.Pixel(0, slice);
        Span<float> sample = _samples.Pixel(0, slice);
        (int centreX, int centreY) = ((int)_found[slice].X, (int)_found[slice].Y);
        int left = Math.Max(centreX - _radius, 0), right = Math.Min(centreX + _radius, _axis.Pixels - 1);
        int top = Math.Max(centreY - _radius, 0), bottom = Math.Min(centreY + _radius, _axis.Pixels - 1);
        float least = float.PositiveInfinity; // what is not a number is never less: a handle then stays where it was
        for (int y = top; y <= bottom; y++)
        {
            AxisTaps rows = _axis.At(y);
            for (int x = left; x <= right; x++)
            {
                MapSampler.Read(_features!, rows, _axis.At(x), sample);
                float distance = TensorPrimitives.Distance(sample, reference);
                if (distance < least)
                {
                    (least, _found[slice]) = (distance, new ImagePoint(x, y));
                }
            }
        }
    }
}
