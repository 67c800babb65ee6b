using System.Diagnostics;
using System.Numerics.Tensors;
using DragGan.Numerics;

namespace DragGan.App.Bench;

/// <summary>How fast all threads together read memory that is in no cache.</summary>
internal sealed class MemoryBandwidth(ComputePool pool) : ParallelWork
{
    private const int Elements = 32 << 20; // 128 MiB
    private const int Slice = 1 << 18;

    private readonly float[] _memory = new float[Elements];
    private readonly float[] _sums = new float[Elements / Slice];

    /// <summary>One sample, in 10⁹ bytes a second.</summary>
    public double Sample()
    {
        long start = Stopwatch.GetTimestamp();
        pool.Run(this, _sums.Length);
        return (double)Elements * sizeof(float) / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9;
    }

    /// <inheritdoc/>
    public override void Invoke(int slice) => _sums[slice] = TensorPrimitives.Sum(_memory.AsSpan(slice * Slice, Slice));
}
