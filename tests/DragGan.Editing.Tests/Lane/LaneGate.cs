namespace DragGan.Editing.Tests;

/// <summary>Keeps a lane occupied until it is opened, so that a test can arrange what waits.</summary>
internal sealed class LaneGate : IDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private readonly Task<bool> _job;

    public LaneGate(ComputeLane lane)
    {
        using ManualResetEventSlim closed = new();
        _job = lane.Run("gate", LanePriority.Interactive, cancellation =>
        {
            closed.Set();
            _open.Wait(CancellationToken.None);
            return true;
        });
        closed.Wait();
    }

    /// <summary>Work that ends only when it is cancelled.</summary>
    public static bool WaitFor(ManualResetEventSlim started, CancellationToken cancellation)
    {
        started.Set();
        cancellation.WaitHandle.WaitOne();
        cancellation.ThrowIfCancellationRequested();
        return true;
    }

    public void Open() => _open.Set();

    public void Dispose()
    {
        Open();
        _job.Wait();
        _open.Dispose();
    }
}
