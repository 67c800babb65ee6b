using System.Runtime.CompilerServices;
using DragGan.Numerics;

namespace DragGan.Editing;

/// <summary>The one place where models compute: one thread and one pool of all cores, shared fairly by loops (drags) and jobs (pictures, packing).</summary>
/// <remarks>
/// One thing at a time on all cores is quicker for everybody than many at once that push each other out of the caches, and a model's buffers need no lock.
/// Loops take turns strictly in order, one step each. After every turn comes at most one interactive job, after every full round at most one background job;
/// owners with jobs take turns, too. So an interactive job waits for what runs, for a turn or a background job, and for its turn among other owners' interactive jobs.
/// Thread-safe. Thread and pool start with the first work; an idle lane sleeps.
/// </remarks>
public sealed class ComputeLane : IDisposable
{
    private readonly object _gate = new();
    private readonly LaneSchedule _schedule = new();
    private readonly LaneStatistics _statistics;
    private readonly int? _threads;
    private ComputePool? _pool;
    private Thread? _thread;
    private LaneWork? _running;
    private bool _disposed;

    /// <summary>Makes a lane that does nothing yet.</summary>
    /// <param name="time">For <see cref="LaneStatus.TurnsPerSecond"/> alone; nothing is decided by it.</param>
    /// <param name="threads">How many threads compute, the lane's own included; null for one per core.</param>
    public ComputeLane(TimeProvider time, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads ?? 1, nameof(threads));
        (_statistics, _threads) = (new LaneStatistics(time), threads);
    }

    /// <summary>The cores. Belongs to the lane; to be used by what runs on it.</summary>
    /// <exception cref="ObjectDisposedException">The lane was disposed before anything was computed.</exception>
    public ComputePool Pool
    {
        get
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_disposed && _pool is null, this);
                return _pool ??= _threads is int count ? new ComputePool(count) : ComputePool.ForAllCores();
            }
        }
    }

    /// <summary>Whether the caller is on the lane's thread, that is in a turn or a job.</summary>
    public bool IsCurrent => Thread.CurrentThread == _thread;

    /// <summary>What there is to do and was done.</summary>
    public LaneStatus Status
    {
        get
        {
            lock (_gate)
            {
                return _statistics.With(_schedule);
            }
        }
    }

    /// <summary>Does something once, on the lane. Keep it short, a picture or so: whatever else there is waits meanwhile.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="owner">On whose behalf, a session's id for instance; owners take turns.</param>
    /// <param name="priority">How long it may wait.</param>
    /// <param name="work">What to do; its token is signalled by <paramref name="cancellation"/>, by <see cref="CancelOwner"/> and when the lane is disposed.</param>
    /// <param name="cancellation">Takes a job back that waits, at once; one that runs may look at its token.</param>
    /// <returns>Completed off the lane, with the result, the exception, or cancelled. Never wait for it on the lane without <c>await</c>.</returns>
    /// <exception cref="EditException">Busy: 32 jobs of this owner, or 512 in all, wait already with this priority.</exception>
    /// <exception cref="ObjectDisposedException">The lane was disposed.</exception>
    public Task<T> Run<T>(string owner, LanePriority priority, Func<CancellationToken, T> work, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(work);
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        LaneJob<T> job = new(owner, priority, work, cancellation);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _schedule.Add(job);
            Wake();
        }

        if (cancellation.CanBeCanceled)
        {
            CancellationTokenRegistration registration = cancellation.UnsafeRegister(_ => Cancel(job), state: null);
            _ = job.Result.ContinueWith(_ => registration.Unregister(), TaskScheduler.Default);
        }

        return job.Result;
    }

    /// <summary>Lets a loop take turns, behind those already there. Cheap, so a loop with nothing to do ends and is added again when there is.</summary>
    /// <param name="owner">On whose behalf.</param>
    /// <param name="loop">What takes turns.</param>
    /// <returns>Disposing it removes the loop at once and signals its token; a turn that runs is not waited for. Harmless when the loop has ended by itself.</returns>
    /// <exception cref="EditException">Busy: there are 512 loops.</exception>
    /// <exception cref="ObjectDisposedException">The lane was disposed.</exception>
    public IDisposable AddLoop(string owner, ILaneLoop loop)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(loop);
        LaneTurns turns = new(owner, loop);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _schedule.Add(turns);
            Wake();
        }

        return new Registration(this, turns);
    }

    /// <summary>Cancels an owner's jobs and removes its loops, also in mid-step. What the owner adds afterwards is not concerned.</summary>
    /// <param name="owner">Whose.</param>
    /// <returns>Completed off the lane when nothing of that owner runs any more. Never wait for it on the lane.</returns>
    public Task CancelOwner(string owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        Task ended = Task.CompletedTask;
        IEnumerable<LaneWork> works;
        lock (_gate)
        {
            works = RemoveAll(owner);
            if (_running?.Owner == owner)
            {
                _running.Ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                ended = _running.Ended.Task;
            }
        }

        Signal(works);
        return ended;
    }

    /// <summary>Cancels everything, waits for what runs, and ends thread and pool. On the lane itself it does not wait.</summary>
    public void Dispose()
    {
        IEnumerable<LaneWork> works;
        lock (_gate)
        {
            _disposed = true;
            works = RemoveAll(owner: null);
            Monitor.PulseAll(_gate);
        }

        Signal(works);
        if (!IsCurrent)
        {
            _thread?.Join();
            _pool?.Dispose();
        }
    }

    private void Cancel(LaneWork work)
    {
        lock (_gate)
        {
            _schedule.Remove(work);
        }

        Signal([work]);
    }

    /// <summary>Takes out all work of one owner or of everybody, what runs included. Called under the lock.</summary>
    private IEnumerable<LaneWork> RemoveAll(string? owner)
    {
        IReadOnlyList<LaneWork> waiting = _schedule.RemoveWaiting(owner);
        if (_running is null || (owner is not null && _running.Owner != owner))
        {
            return waiting;
        }

        _schedule.Remove(_running);
        return [.. waiting, _running];
    }

    /// <summary>Tells works that were taken out, not under the lock, because whatever listens to their tokens runs here.</summary>
    private static void Signal(IEnumerable<LaneWork> works)
    {
        foreach (LaneWork work in works)
        {
            work.Cancel();
            if (work is LaneJob { IsRemoved: true } job)
            {
                job.Withdraw();
            }
        }
    }

    /// <summary>Called under the lock.</summary>
    private void Wake()
    {
        if (_thread is null)
        {
            _thread = new Thread(Work) { IsBackground = true, Name = "DragGan lane" };
            _thread.Start();
        }

        Monitor.Pulse(_gate);
    }

    private void Work()
    {
        while (WorkOnNext())
        {
        }

        _pool?.Dispose();
    }

    /// <summary>A frame of its own: the loop's never ends, and would keep alive what the last job holds (a model's whole file) as long as nothing follows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool WorkOnNext()
    {
        if (Next() is not LaneWork work)
        {
            return false;
        }

        bool again = work.Do();
        lock (_gate)
        {
            _statistics.Add(work);
            _schedule.Done(work, again);
            _running = null;
        }

        work.Complete();
        work.Ended?.SetResult();
        return true;
    }

    private LaneWork? Next()
    {
        lock (_gate)
        {
            while (!_disposed)
            {
                _running = _schedule.Next();
                if (_running is not null)
                {
                    return _running;
                }

                Monitor.Wait(_gate);
            }

            return null;
        }
    }

    private sealed class Registration(ComputeLane lane, LaneTurns turns) : IDisposable
    {
        public void Dispose() => lane.Cancel(turns);
    }
}
