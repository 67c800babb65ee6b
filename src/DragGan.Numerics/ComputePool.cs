using System.Runtime.ExceptionServices;

namespace DragGan.Numerics;

/// <summary>The one place that spreads work over cores: a fixed set of threads that wait for slices.</summary>
/// <remarks>
/// The calling thread works too, so a pool of n threads starts n - 1. Workers spin briefly between runs, because layers of
/// small maps follow each other within microseconds, and then sleep. One run at a time: a second caller waits for the first.
/// </remarks>
public sealed class ComputePool : IDisposable
{
    /// <summary>How many times a worker looks for the next run before it sleeps; about 30 µs.</summary>
    private const int SpinsBeforeSleep = 600;

    /// <summary>The pool whose slice this thread is in.</summary>
    [ThreadStatic]
    private static ComputePool? _current;

    private readonly Lock _runs = new();
    private readonly object _wake = new();
    private readonly Thread[] _workers;
    private ParallelWork? _work;
    private ExceptionDispatchInfo? _failure;
    private int _sliceCount;
    private int _nextSlice;
    private int _busy;
    private volatile int _generation;
    private volatile int _sleeping;
    private volatile bool _disposed;

    /// <summary>Starts the workers.</summary>
    /// <param name="threads">How many threads share the work, the caller included; at least 1.</param>
    public ComputePool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        Threads = threads;
        _workers = new Thread[threads - 1];
        for (int i = 0; i < _workers.Length; i++)
        {
            _workers[i] = new Thread(WaitAndWork) { IsBackground = true, Name = $"DragGan compute {i + 1}" };
            _workers[i].Start();
        }
    }

    /// <summary>A pool with one thread per core of this machine.</summary>
    public static ComputePool ForAllCores() => new(Environment.ProcessorCount);

    /// <summary>How many threads share the work, the caller included.</summary>
    public int Threads { get; }

    /// <summary>Does slices 0 … <paramref name="slices"/> - 1 of <paramref name="work"/> and returns when all are done.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was signalled before the run began; a run itself is never cut short.</exception>
    /// <exception cref="InvalidOperationException">Called from inside a slice of this pool, which would wait for itself.</exception>
    /// <remarks>The first exception of a slice is thrown here, after the other slices that had begun are done.</remarks>
    public void Run(ParallelWork work, int slices, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfNegative(slices);
        cancellation.ThrowIfCancellationRequested();
        if (ReferenceEquals(_current, this))
        {
            throw new InvalidOperationException("A slice asked its own pool for another run, which would wait for itself. Cut the work into more slices, or call the inner work directly.");
        }

        lock (_runs)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            ComputePool? outer = _current;
            _current = this;
            try
            {
                if (slices == 1 || _workers.Length == 0)
                {
                    for (int slice = 0; slice < slices; slice++)
                    {
                        work.Invoke(slice);
                    }
                }
                else
                {
                    RunOnAllThreads(work, slices);
                }
            }
            finally
            {
                _current = outer;
            }
        }
    }

    /// <summary>Ends the workers; waits for a run in progress.</summary>
    public void Dispose()
    {
        lock (_runs)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _work = null;
            Announce();
        }

        foreach (Thread worker in _workers)
        {
            worker.Join();
        }
    }

    private void RunOnAllThreads(ParallelWork work, int slices)
    {
        _work = work;
        _sliceCount = slices;
        _failure = null;
        _nextSlice = 0;
        Volatile.Write(ref _busy, _workers.Length);
        Announce();
        TakeSlices();

        SpinWait wait = default;
        while (Volatile.Read(ref _busy) != 0)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        _work = null;
        _failure?.Throw();
    }

    private void Announce()
    {
        Interlocked.Increment(ref _generation);
        if (_sleeping != 0)
        {
            lock (_wake)
            {
                Monitor.PulseAll(_wake);
            }
        }
    }

    private void TakeSlices()
    {
        ParallelWork work = _work!;
        try
        {
            for (int slice; (slice = Interlocked.Increment(ref _nextSlice) - 1) < _sliceCount;)
            {
                work.Invoke(slice);
            }
        }
#pragma warning disable CA1031 // whatever a slice throws belongs to the caller of Run, not to the worker's thread
        catch (Exception error)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(error), null);
            Interlocked.Exchange(ref _nextSlice, _sliceCount); // no further slice begins
        }
    }

    private void WaitAndWork()
    {
        _current = this;
        int seen = 0;
        while (true)
        {
            WaitForChange(seen);
            seen++;
            if (_disposed)
            {
                return;
            }

            TakeSlices();
            Interlocked.Decrement(ref _busy);
        }
    }

    private void WaitForChange(int seen)
    {
        for (int spin = 0; spin < SpinsBeforeSleep; spin++)
        {
            if (_generation != seen)
            {
                return;
            }

            Thread.SpinWait(8);
        }

        lock (_wake)
        {
            Interlocked.Increment(ref _sleeping);
            while (_generation == seen)
            {
                Monitor.Wait(_wake);
            }

            Interlocked.Decrement(ref _sleeping);
        }
    }
}
