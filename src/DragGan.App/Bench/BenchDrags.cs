using DragGan.Dragging;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.App.Bench;

/// <summary>The drags that are measured: a handle a quarter in, pulled a quarter upwards; with a mask, the lower half of the picture stays.</summary>
internal sealed class BenchDrags
{
    private readonly int _resolution;
    private readonly Latent _latent;
    private readonly ComputePool _pool;
    private readonly FixedRegion _half;

    public BenchDrags(int resolution, Latent latent, ComputePool pool)
    {
        (_resolution, _latent, _pool) = (resolution, latent, pool);
        byte[] half = new byte[resolution * resolution];
        half.AsSpan(half.Length / 2).Fill(1);
        _half = new FixedRegion(resolution, half);
    }

    /// <summary>A drag to be sampled step by step.</summary>
    /// <param name="name">What the report calls it.</param>
    /// <param name="synthesis">The session.</param>
    /// <param name="wholeMap">Whether the whole map is computed at each step.</param>
    /// <param name="masked">Whether half the picture stays.</param>
    /// <param name="handles">1, or 2 far apart.</param>
    public StepSampler Sampler(string name, Synthesis synthesis, bool wholeMap, bool masked, int handles = 1)
    {
        DragSettings settings = new() { MaxSteps = int.MaxValue, Patience = 0, WholeMap = wholeMap };
        Handle[] placed = [.. new[] { Handle(1, 1), Handle(3, 3) }.Take(handles)];
        return new StepSampler(name, synthesis, new DragRunner(synthesis, settings, _pool, masked ? _half : null), _latent, placed);
    }

    private Handle Handle(int x, int y) =>
        new(new ImagePoint(_resolution * x / 4, _resolution * y / 4), new ImagePoint(_resolution * x / 4, _resolution * (y - 1) / 4));
}
