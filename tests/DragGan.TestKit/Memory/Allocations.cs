namespace DragGan.TestKit;

/// <summary>Counts what a run allocates on the managed heap.</summary>
/// <remarks>
/// A collection that some other test brings about takes the rest of this thread's allocation buffer, and the runtime counts it as ours: some
/// kilobytes, once in a while. So a run is counted several times over and the fewest bytes are told. What a run itself allocates is in every count.
/// </remarks>
public static class Allocations
{
    private const int Rounds = 5;

    /// <summary>The fewest bytes that one of several runs has allocated on this thread.</summary>
    /// <param name="run">What is counted. It runs once before, uncounted, to fill its caches.</param>
    public static long Of(Action run)
    {
        ArgumentNullException.ThrowIfNull(run);
        run();
        return Fewest(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            run();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    /// <summary>The least of several counts.</summary>
    /// <param name="count">Runs what is counted and tells its bytes.</param>
    public static long Fewest(Func<long> count)
    {
        ArgumentNullException.ThrowIfNull(count);
        long fewest = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            fewest = Math.Min(fewest, count());
        }

        return fewest;
    }
}
