namespace DragGan.Editing.Tests;

/// <summary>Cancellation and disposal.</summary>
public sealed class LaneEndingTests : IDisposable
{
    private const LanePriority Interactive = LanePriority.Interactive, Background = LanePriority.Background;

    private readonly ComputeLane _lane = new(TimeProvider.System, threads: 1);

    public void Dispose() => _lane.Dispose();

    [Fact]
    public async Task A_waiting_job_is_taken_back_at_once()
    {
        using LaneGate gate = new(_lane);
        using CancellationTokenSource source = new();
        bool hasRun = false;
        Task<bool> job = _lane.Run("a", Interactive, _ => hasRun = true, source.Token);

        await source.CancelAsync();

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job); // the lane is still held
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(0, _lane.Status.Queued);
        gate.Open();
        Assert.False(hasRun);
    }

    [Fact]
    public async Task A_running_job_sees_its_cancellation()
    {
        using CancellationTokenSource source = new();
        using ManualResetEventSlim started = new();
        Task<bool> job = _lane.Run("a", Interactive, cancellation => LaneGate.WaitFor(started, cancellation), source.Token);
        started.Wait();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job);
    }

    [Fact]
    public async Task What_was_cancelled_before_is_not_even_queued()
    {
        using LaneGate gate = new(_lane);

        Task<int> job = _lane.Run("a", Interactive, _ => 1, new CancellationToken(canceled: true));

        Assert.True(job.IsCanceled);
        Assert.Equal(0, _lane.Status.Queued);
        gate.Open();
    }

    [Fact]
    public async Task Cancelling_an_owner_ends_its_turn_and_jobs_and_nobody_elses()
    {
        using ManualResetEventSlim inTurn = new();
        FakeLoop loop = new((_, cancellation) => LaneGate.WaitFor(inTurn, cancellation));
        _lane.AddLoop("mine", loop);
        inTurn.Wait();
        Task<int> mine = _lane.Run("mine", Interactive, _ => 1), other = _lane.Run("other", Interactive, _ => 2);

        await _lane.CancelOwner("mine");

        Assert.Equal(0, _lane.Status.Loops);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mine);
        Assert.Equal(2, await other);
        Assert.Equal(1, loop.Turns);
        Assert.False(loop.Failure.IsCompleted);
        Assert.Equal(4, await _lane.Run("mine", Interactive, _ => 4)); // what comes later is not concerned
    }

    [Fact]
    public async Task A_removed_loop_gets_no_further_turn_and_may_be_added_again()
    {
        using ManualResetEventSlim inTurn = new();
        FakeLoop loop = new((_, cancellation) => LaneGate.WaitFor(inTurn, cancellation));
        IDisposable first = _lane.AddLoop("a", loop);
        inTurn.Wait();
        first.Dispose();
        first.Dispose();
        await _lane.CancelOwner("a");
        Assert.Equal(1, loop.Turns);

        inTurn.Reset();
        using IDisposable second = _lane.AddLoop("a", loop);
        inTurn.Wait();

        Assert.Equal(2, loop.Turns);
    }

    [Fact]
    public async Task Disposing_cancels_what_waits_and_what_runs_and_takes_nothing_more()
    {
        using ManualResetEventSlim inTurn = new();
        FakeLoop loop = new((_, cancellation) => LaneGate.WaitFor(inTurn, cancellation));
        _lane.AddLoop("drag", loop);
        inTurn.Wait();
        Task<int>[] jobs = [_lane.Run("a", Interactive, _ => 1), _lane.Run("b", Background, _ => 2)];

        _lane.Dispose();

        foreach (Task<int> job in jobs)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job);
        }

        Assert.Equal(1, loop.Turns);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _lane.Run("a", Interactive, _ => 1));
        Assert.Throws<ObjectDisposedException>(() => _lane.AddLoop("a", loop));
        _lane.Dispose();
    }

    [Fact]
    public async Task Disposing_on_the_lane_does_not_wait_for_itself()
    {
        using ComputeLane lane = new(TimeProvider.System, threads: 2);
        Assert.Equal(2, lane.Pool.Threads);

        int result = await lane.Run("a", Interactive, _ =>
        {
            lane.Dispose();
            return 6;
        });

        Assert.Equal(6, result);
    }

    [Fact]
    public void A_lane_that_did_nothing_is_disposed_without_having_started()
    {
        ComputeLane lane = new(TimeProvider.System);

        lane.Dispose();

        Assert.Throws<ObjectDisposedException>(() => lane.Pool);
    }
}
