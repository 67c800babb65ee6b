using DragGan.Imaging;
using DragGan.Numerics;

namespace DragGan.Scenes;

/// <summary>Renders lions on several cores, a picture on each.</summary>
/// <param name="threads">How many, at least 1; the pictures do not depend on it.</param>
public sealed class LionStudio(int threads) : IDisposable
{
    private readonly ComputePool _pool = new(threads);

    /// <summary>A studio with one thread per core of this machine.</summary>
    public static LionStudio ForAllCores() => new(Environment.ProcessorCount);

    /// <summary>How many pictures keep all cores busy: between two such lots there is time to look at the clock.</summary>
    public int LotSize => _pool.Threads * 8;

    /// <summary>Does something for every number below <paramref name="count"/>, on all cores.</summary>
    /// <param name="count">How many, from 0 on.</param>
    /// <param name="work">Called once for each, from several threads at once.</param>
    /// <param name="cancellation">Heeded before the first; a lot is never cut short.</param>
    public void ForEach(int count, Action<int> work, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        _pool.Run(new Lot(work), count, cancellation);
    }

    /// <summary>Renders several lions.</summary>
    /// <param name="lions">At most <see cref="LotSize"/> at a time keep a cancellation from waiting long.</param>
    /// <param name="size">Pixels along a side.</param>
    /// <param name="cancellation">Heeded before the first.</param>
    public RasterImage[] Render(IReadOnlyList<Lion> lions, int size, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(lions);
        Lion.RequireSize(size);
        RasterImage[] pictures = new RasterImage[lions.Count];
        ForEach(lions.Count, i => pictures[i] = lions[i].Render(size), cancellation);
        return pictures;
    }

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();

    private sealed class Lot(Action<int> work) : ParallelWork
    {
        public override void Invoke(int slice) => work(slice);
    }
}
