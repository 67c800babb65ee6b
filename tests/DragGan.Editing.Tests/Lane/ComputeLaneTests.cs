using System.Runtime.CompilerServices;

namespace DragGan.Editing.Tests;

public sealed class ComputeLaneTests : IDisposable
{
    private const LanePriority Interactive = LanePriority.Interactive, Background = LanePriority.Background;

    private readonly ComputeLane _lane = new(TimeProvider.System, threads: 1);

    public void Dispose() => _lane.Dispose();

    [Fact]
    public async Task A_job_runs_on_the_lane_and_its_result_goes_on_elsewhere()
    {
        Assert.False(_lane.IsCurrent);
        (bool isCurrent, string? name) = await _lane.Run("a", Interactive, _ => (_lane.IsCurrent, Thread.CurrentThread.Name));

        Assert.True(isCurrent);
        Assert.Equal("DragGan lane", name);
        Assert.False(_lane.IsCurrent);
    }

    [Fact]
    public async Task Everything_runs_on_one_thread_one_after_the_other()
    {
        int inside = 0, most = 0;
        HashSet<int> threads = [];
        int Enter(CancellationToken cancellation)
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            threads.Add(Environment.CurrentManagedThreadId);
            Thread.Yield();
            return Interlocked.Decrement(ref inside);
        }

        FakeLoop loop = new((self, cancellation) => Enter(cancellation) == 0 && self.Turns < 50);
        _lane.AddLoop("loop", loop);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => _lane.Run($"{i % 7}", i % 2 == 0 ? Interactive : Background, Enter))));

        Assert.Equal(1, most);
        Assert.Single(threads);
    }

    [Fact]
    public async Task A_jobs_exception_is_its_callers_and_the_lane_goes_on()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _lane.Run<int>("a", Interactive, _ => throw new InvalidOperationException("mine")));

        Assert.Equal("mine", error.Message);
        Assert.Equal(3, await _lane.Run("a", Interactive, _ => 3));
    }

    [Fact]
    public async Task Twenty_loops_on_the_lane_are_never_more_than_one_turn_apart()
    {
        int apart = 0;
        List<FakeLoop> loops = [];
        using CountdownEvent ended = new(20);
        for (int i = 0; i < 20; i++)
        {
            loops.Add(new FakeLoop((self, _) =>
            {
                apart = Math.Max(apart, loops.Max(loop => loop.Turns) - loops.Min(loop => loop.Turns));
                return self.Turns < 30 || !ended.Signal() && false;
            }));
        }

        using LaneGate gate = new(_lane);
        loops.ForEach(loop => _lane.AddLoop("drag", loop));
        gate.Open();
        ended.Wait();

        Assert.Equal(1, apart);
        Assert.All(loops, loop => Assert.Equal(30, loop.Turns));
    }

    [Fact]
    public async Task An_interactive_job_comes_after_one_turn_while_twenty_loops_run()
    {
        int turns = 0;
        for (int i = 0; i < 20; i++)
        {
            _lane.AddLoop($"{i}", new FakeLoop((_, _) => ++turns > 0));
        }

        for (int i = 0; i < 50; i++)
        {
            int before = 0;
            Task<int> first = _lane.Run("page", Interactive, _ => before = turns);
            Task<int> second = _lane.Run("page", Interactive, _ => turns - before);
            Assert.InRange(await first, 0, int.MaxValue);
            Assert.InRange(await second, 1, int.MaxValue); // turns and jobs alternate: the drags go on, too
        }
    }

    [Fact]
    public async Task Background_jobs_progress_while_a_loop_runs()
    {
        _lane.AddLoop("drag", new FakeLoop(int.MaxValue));

        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(i, await _lane.Run("export", Background, _ => i));
        }
    }

    [Fact]
    public async Task A_loop_that_has_nothing_to_do_ends_and_is_added_again_from_its_own_turn()
    {
        using CountdownEvent rounds = new(100);
        FakeLoop? loop = null;
        loop = new((_, _) =>
        {
            if (!rounds.Signal())
            {
                _lane.AddLoop("a", loop!);
            }

            return false;
        });

        _lane.AddLoop("a", loop);
        rounds.Wait();

        Assert.Equal(100, await _lane.Run("b", Interactive, _ => loop.Turns));
        Assert.Equal(0, _lane.Status.Loops);
    }

    [Fact]
    public async Task A_loops_exception_ends_that_loop_alone()
    {
        FakeLoop good = new(int.MaxValue), bad = new((_, _) => throw new InvalidOperationException("broken"));
        _lane.AddLoop("good", good);
        _lane.AddLoop("bad", bad);

        Exception error = await bad.Failure;
        int turns = await _lane.Run("a", Interactive, _ => good.Turns), later = await _lane.Run("a", Interactive, _ => good.Turns);

        Assert.Equal("broken", error.Message);
        Assert.True(later > turns);
        Assert.Equal((1, 1, 1), (bad.Turns, _lane.Status.Loops, _lane.Status.LoopFailures));
        Assert.Same(error, _lane.Status.LastLoopFailure);
    }

    [Fact]
    public async Task A_loop_that_fails_to_hear_of_its_failure_does_not_end_the_lane()
    {
        TwiceBroken loop = new();
        _lane.AddLoop("bad", loop);

        Assert.Equal(1, await _lane.Run("a", Interactive, _ => 1));
        Assert.Equal(1, await _lane.Run("a", Interactive, _ => 1));

        AggregateException error = Assert.IsType<AggregateException>(_lane.Status.LastLoopFailure);
        Assert.Equal(["first", "second"], error.InnerExceptions.Select(each => each.Message));
    }

    [Fact]
    public async Task Jobs_may_ask_for_jobs_and_continuations_too()
    {
        Task<int> inner = await _lane.Run("a", Interactive, cancellation => _lane.Run("a", Background, _ => 5, cancellation));
        int sum = await inner + await _lane.Run("a", Interactive, _ => 1);

        Assert.Equal(7, sum + await _lane.Run("a", Interactive, _ => 1));
    }

    [Fact]
    public async Task Too_many_jobs_of_one_owner_are_refused_and_others_are_not()
    {
        using LaneGate gate = new(_lane);
        List<Task<int>> jobs = [.. Enumerable.Range(0, 32).Select(i => _lane.Run("a", Interactive, _ => i))];

        EditException error = await Assert.ThrowsAsync<EditException>(() => _lane.Run("a", Interactive, _ => 0));

        Assert.Equal(EditFault.Busy, error.Fault);
        jobs.Add(_lane.Run("b", Interactive, _ => 32));
        gate.Open();
        Assert.Equal(Enumerable.Range(0, 33), await Task.WhenAll(jobs));
    }

    [Fact]
    public async Task An_idle_lane_holds_nothing_of_its_last_job()
    {
        WeakReference held = await RunWithMemory();

        for (int i = 0; i < 100 && held.IsAlive; i++)
        {
            GC.Collect();
            await Task.Delay(10); // until the lane's thread has returned from the job
        }

        Assert.False(held.IsAlive);
    }

    [Fact]
    public async Task The_status_counts_turns_jobs_and_their_pace()
    {
        ManualTime time = new();
        using ComputeLane lane = new(time, threads: 1);
        Assert.Equal(new LaneStatus(0, 0, 0, 0, 0, 0, null), lane.Status);
        FakeLoop loop = new((self, _) =>
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            return self.Turns < 11;
        });

        lane.AddLoop("drag", loop);
        await lane.Run("a", Background, _ => 0);
        while (lane.Status.Loops > 0)
        {
            await lane.Run("a", Interactive, _ => 0);
        }

        Assert.Equal(11, lane.Status.Turns);
        Assert.Equal(10, lane.Status.TurnsPerSecond, precision: 6);
        Assert.InRange(lane.Status.Jobs, 1, 13);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(1, lane.Status.TurnsPerSecond, precision: 6); // ten turns in ten seconds
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> RunWithMemory()
    {
        byte[] memory = new byte[1000];
        using CancellationTokenSource source = new();
        await _lane.Run("a", Interactive, _ => memory.Length, source.Token);
        return new WeakReference(memory);
    }

    private sealed class TwiceBroken : ILaneLoop
    {
        public bool Turn(CancellationToken cancellation) => throw new InvalidOperationException("first");

        public void Failed(Exception exception) => throw new InvalidOperationException("second");
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);

        public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
    }
}
