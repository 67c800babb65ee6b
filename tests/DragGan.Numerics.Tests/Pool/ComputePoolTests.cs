using System.Collections.Concurrent;
using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Pool;

public sealed class ComputePoolTests
{
    public static TheoryData<int> ThreadCounts => [1, 2, 3, 8];

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Every_slice_is_done_exactly_once(int threads)
    {
        using ComputePool pool = new(threads);
        foreach (int slices in new[] { 0, 1, 2, 3, 7, 8, 9, 1000 })
        {
            int[] visits = new int[slices];

            pool.Run(new ActionWork(slice => Interlocked.Increment(ref visits[slice])), slices, TestContext.Current.CancellationToken);

            Assert.All(visits, count => Assert.Equal(1, count));
        }
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void The_exception_of_a_slice_surfaces_and_the_pool_works_on(int threads)
    {
        using ComputePool pool = new(threads);
        ActionWork failing = new(slice => _ = slice == 5 ? throw new InvalidDataException("slice 5") : slice);

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => pool.Run(failing, 20, TestContext.Current.CancellationToken));

        Assert.Equal("slice 5", error.Message);
        int done = 0;
        pool.Run(new ActionWork(_ => Interlocked.Increment(ref done)), 20, TestContext.Current.CancellationToken);
        Assert.Equal(20, done);
    }

    [Fact]
    public void Several_failures_at_once_start_no_slice_that_does_not_exist()
    {
        using ComputePool pool = new(3);
        using Barrier together = new(3);
        ConcurrentBag<int> seen = [];
        ActionWork failing = new(slice =>
        {
            seen.Add(slice);
            together.SignalAndWait(TimeSpan.FromSeconds(5)); // all three threads are inside a slice
            if (slice < 2)
            {
                throw new InvalidDataException();
            }

            Thread.Sleep(20); // let both failures be booked before this thread asks for its next slice
        });

        Assert.Throws<InvalidDataException>(() => pool.Run(failing, 3, TestContext.Current.CancellationToken));

        Assert.Equal([0, 1, 2], seen.Order());
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_signalled_token_stops_the_run_before_its_first_slice(int threads)
    {
        using ComputePool pool = new(threads);
        int done = 0;

        Assert.Throws<OperationCanceledException>(() => pool.Run(new ActionWork(_ => done++), 5, new CancellationToken(canceled: true)));

        Assert.Equal(0, done);
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_slice_that_asks_its_own_pool_for_work_is_told_so_instead_of_waiting_for_ever(int threads)
    {
        using ComputePool pool = new(threads);
        ActionWork inner = new(_ => { });

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => pool.Run(new ActionWork(_ => pool.Run(inner, 4, CancellationToken.None)), 4, TestContext.Current.CancellationToken));

        Assert.Contains("slice", error.Message, StringComparison.Ordinal);
        pool.Run(inner, 4, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_slice_may_use_another_pool()
    {
        using ComputePool outer = new(2), inner = new(2);
        int done = 0;
        ActionWork count = new(_ => Interlocked.Increment(ref done));

        outer.Run(new ActionWork(_ => inner.Run(count, 3, CancellationToken.None)), 4, TestContext.Current.CancellationToken);

        Assert.Equal(12, done);
    }

    [Fact]
    public void Ten_thousand_runs_allocate_nothing_on_any_thread()
    {
        using ComputePool pool = new(2);
        AllocationWork work = new();
        for (int warm = 0; warm < 100; warm++)
        {
            pool.Run(work, 4, CancellationToken.None);
        }

        long fewest = Allocations.Fewest(() =>
        {
            work.StartCounting();
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int run = 0; run < 2_000; run++)
            {
                pool.Run(work, 4, CancellationToken.None);
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before + work.Allocated;
            Assert.Equal(8_000, work.Slices);
            return allocated;
        });

        Assert.Equal(0, fewest);
    }

    [Fact]
    public async Task Two_callers_take_turns()
    {
        using ComputePool pool = new(2);
        int inside = 0, most = 0;
        ActionWork exclusive = new(slice =>
        {
            if (slice == 0)
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                Thread.Yield();
                Interlocked.Decrement(ref inside);
            }
        });
        void Many()
        {
            for (int run = 0; run < 50; run++)
            {
                pool.Run(exclusive, 3, CancellationToken.None);
            }
        }

        await Task.WhenAll(Task.Run(Many, TestContext.Current.CancellationToken), Task.Run(Many, TestContext.Current.CancellationToken));

        Assert.Equal(1, most);
    }

    [Fact]
    public void A_disposed_pool_refuses_work_and_may_be_disposed_again()
    {
        ComputePool pool = new(3);
        pool.Dispose();
        pool.Dispose();

        Assert.Throws<ObjectDisposedException>(() => pool.Run(new ActionWork(_ => { }), 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_pool_knows_its_threads_and_refuses_none()
    {
        using ComputePool all = ComputePool.ForAllCores();

        Assert.Equal(Environment.ProcessorCount, all.Threads);
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => new ComputePool(0));
        Assert.Throws<ArgumentOutOfRangeException>("slices", () => all.Run(new ActionWork(_ => { }), -1, TestContext.Current.CancellationToken));
    }

    private sealed class ActionWork(Action<int> action) : ParallelWork
    {
        public override void Invoke(int slice) => action(slice);
    }

    /// <summary>Adds up what each thread has allocated between its first slice after <see cref="StartCounting"/> and its last.</summary>
    private sealed class AllocationWork : ParallelWork
    {
        private readonly long[] _first = new long[4096], _last = new long[4096];
        private int _slices;

        public int Slices => _slices;

        public long Allocated => _last.Sum() - _first.Sum();

        public void StartCounting()
        {
            Array.Clear(_first);
            Array.Clear(_last);
            _slices = 0;
        }

        public override void Invoke(int slice)
        {
            Interlocked.Increment(ref _slices);
            int thread = Environment.CurrentManagedThreadId % _first.Length;
            _last[thread] = GC.GetAllocatedBytesForCurrentThread();
            _first[thread] = _first[thread] == 0 ? _last[thread] : _first[thread];
        }
    }
}
