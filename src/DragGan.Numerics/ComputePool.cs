using System.Runtime.ExceptionServices;

namespace DragGan.Numerics;

/// <summary>The one place that spreads work over cores: a fixed set of threads that wait for slices.</summary>
/// <remarks>
/// The calling thread works too, so a pool of n threads starts n - 1. Workers spin briefly between runs, because layers of
/// small maps follow each other within microseconds, and then sleep. One run at a time: a second caller waits for the first.
/// A run ends when its slices are done, not when every worker has come by: one that another program keeps off its core holds up nobody.
/// </remarks>
public sealed class ComputePool : IDisposable
{
    /// <summary>How many times a worker looks for the next run before it sleeps; about 30 µs.</summary>
    private const int SpinsBeforeSleep = 600;

    private const long Closed = int.MaxValue;

    /// <summary>The pool whose slice this thread is in.</summary>
    [ThreadStatic]
    private static ComputePool? _current;

    private readonly Lock _runs = new();
    private readonly object _wake = new();
    private readonly Thread[] _workers;
    private ParallelWork? _work;
    private ExceptionDispatchInfo? _failure;
    private int _sliceCount;

    /// <summary>The number of the run in the upper half, its next slice in the lower; <see cref="Closed"/> while there is nothing to take.</summary>
    /// <remarks>
    /// A slice is taken by replacing the value one has read. Work and slice count are changed only while the ticket is closed under a new number, so
    /// who read them under an old one cannot take a slice of anything else.
    /// </remarks>
    private long _ticket = Closed;

    private int _done;
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
            Wake();
        }

        foreach (Thread worker in _workers)
        {
            worker.Join();
        }
    }

    private void RunOnAllThreads(ParallelWork work, int slices)
    {
        long run = (RunOf(_ticket) + 1) << 32;
        Volatile.Write(ref _ticket, run | Closed);
        (_work, _sliceCount, _failure) = (work, slices, null);
        Volatile.Write(ref _done, 0);
        Interlocked.Exchange(ref _ticket, run);
        if (_sleeping != 0)
        {
            Wake();
        }

        TakeSlices();
        SpinWait wait = default;
        while (Volatile.Read(ref _done) < slices)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        _work = null; // it may hold much, and the next run may be long in coming; nobody takes a slice of this one any more
        _failure?.Throw();
    }

    private void Wake()
    {
        lock (_wake)
        {
            Monitor.PulseAll(_wake);
        }
    }

    /// <summary>Does slices of the present run until none is left.</summary>
    /// <returns>The run's number.</returns>
    private long TakeSlices()
    {
        while (true)
        {
            long ticket = Volatile.Read(ref _ticket);
            (ParallelWork? work, int slice, int count) = (_work, (int)ticket, _sliceCount);
            if (slice >= count)
            {
                return slice == Closed ? RunOf(ticket) - 1 : RunOf(ticket);
            }

            if (Interlocked.CompareExchange(ref _ticket, ticket + 1, ticket) == ticket)
            {
                Invoke(work!, slice, count);
            }
        }
    }

    private void Invoke(ParallelWork work, int slice, int count)
    {
        int done = 1;
        try
        {
            work.Invoke(slice);
        }
#pragma warning disable CA1031 // whatever a slice throws belongs to the caller of Run, not to the worker's thread
        catch (Exception error)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(error), null);
            done += TakeTheRest(count);
        }

        Interlocked.Add(ref _done, done);
    }

    /// <summary>Takes all slices that have not begun, so that none does.</summary>
    /// <returns>How many they were.</returns>
    private int TakeTheRest(int count)
    {
        while (true)
        {
            long ticket = Volatile.Read(ref _ticket);
            int left = Math.Max(0, count - (int)ticket);
            if (Interlocked.CompareExchange(ref _ticket, ticket + left, ticket) == ticket)
            {
                return left;
            }
        }
    }

    private void WaitAndWork()
    {
        _current = this;
        long seen = 0;
        while (WaitForRunAfter(seen))
        {
            seen = TakeSlices();
        }
    }

    private bool WaitForRunAfter(long seen)
    {
        for (int spin = 0; spin < SpinsBeforeSleep; spin++)
        {
            if (RunOf(Volatile.Read(ref _ticket)) > seen || _disposed)
            {
                return !_disposed;
            }

            Thread.SpinWait(8);
        }

        lock (_wake)
        {
            Interlocked.Increment(ref _sleeping);
            while (RunOf(Volatile.Read(ref _ticket)) <= seen && !_disposed)
            {
                Monitor.Wait(_wake);
            }

            Interlocked.Decrement(ref _sleeping);
        }

        return !_disposed;
    }

    private static long RunOf(long ticket) => ticket >> 32;
}
