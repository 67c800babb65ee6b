namespace DragGan.Editing.Tests;

/// <summary>The order of things, without threads.</summary>
public sealed class LaneScheduleTests
{
    private readonly LaneSchedule _schedule = new();

    [Fact]
    public void An_empty_schedule_has_nothing_next()
    {
        Assert.Null(_schedule.Next());
    }

    [Fact]
    public void Twenty_loops_are_never_more_than_one_turn_apart()
    {
        int[] turns = new int[20];
        AddLoops(turns.Length);

        for (int i = 0; i < 1000; i++)
        {
            turns[int.Parse(Step())]++;
            Assert.InRange(turns.Max() - turns.Min(), 0, 1);
        }
    }

    [Fact]
    public void Loops_that_end_and_come_back_get_no_more_turns_than_others()
    {
        int[] turns = new int[5];
        AddLoops(turns.Length);

        for (int i = 0; i < 100; i++)
        {
            string owner = Step(again: i % 3 != 0);
            turns[int.Parse(owner)]++;
            if (i % 3 == 0)
            {
                _schedule.Add(Loop(owner));
            }

            Assert.InRange(turns.Max() - turns.Min(), 0, 1);
        }
    }

    [Fact]
    public void After_every_turn_comes_one_interactive_job_and_after_every_round_one_background_job()
    {
        AddLoops(3);
        for (int i = 0; i < 10; i++)
        {
            _schedule.Add(Job("i", LanePriority.Interactive));
            _schedule.Add(Job("b", LanePriority.Background));
        }

        Assert.Equal("i 0 i 1 i 2 i b i 0 i 1 i 2 i b", Steps(16));
    }

    [Fact]
    public void Without_loops_interactive_jobs_come_first()
    {
        _schedule.Add(Job("b1", LanePriority.Background));
        _schedule.Add(Job("b2", LanePriority.Background));
        _schedule.Add(Job("i1", LanePriority.Interactive));
        _schedule.Add(Job("i2", LanePriority.Interactive));

        Assert.Equal("i1 i2 b1 b2", Steps(4));
        Assert.Null(_schedule.Next());
    }

    [Fact]
    public void An_interactive_job_waits_for_one_turn_at_most_however_many_loops_there_are()
    {
        AddLoops(20);
        for (int before = 0; before < 45; before++)
        {
            Step();
            _schedule.Add(Job("i", LanePriority.Interactive));

            Assert.Contains("i", Steps(2), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Background_jobs_progress_while_loops_and_interactive_jobs_are_never_short()
    {
        AddLoops(4);
        _schedule.Add(Job("b", LanePriority.Background));
        List<string> order = [];
        for (int i = 0; i < 12 && !order.Contains("b"); i++)
        {
            _schedule.Add(Job("i", LanePriority.Interactive));
            order.Add(Step());
        }

        Assert.Contains("b", order);
    }

    [Fact]
    public void A_flood_of_jobs_delays_another_owners_job_by_one_at_most()
    {
        AddLoops(1);
        for (int i = 0; i < 30; i++)
        {
            _schedule.Add(Job("flood", LanePriority.Interactive));
        }

        Steps(5);
        _schedule.Add(Job("other", LanePriority.Interactive));

        string order = Steps(4);
        Assert.Contains("other", order, StringComparison.Ordinal);
        Assert.InRange(order.Split(' ').TakeWhile(owner => owner != "other").Count(owner => owner == "flood"), 0, 1);
    }

    [Fact]
    public void A_job_that_comes_while_a_floods_job_runs_goes_before_the_floods_next()
    {
        for (int i = 0; i < 30; i++)
        {
            _schedule.Add(Job("flood", LanePriority.Background));
        }

        LaneWork running = _schedule.Next()!;
        _schedule.Add(Job("flood", LanePriority.Background));
        _schedule.Add(Job("other", LanePriority.Background));
        _schedule.Done(running, again: false);

        Assert.Equal("other flood", Steps(2));
    }

    [Fact]
    public void Owners_with_jobs_take_turns()
    {
        foreach (string owner in new[] { "a", "a", "a", "b", "b", "c" })
        {
            _schedule.Add(Job(owner, LanePriority.Interactive));
        }

        Assert.Equal("a b c a b a", Steps(6));
    }

    [Fact]
    public void An_owners_jobs_are_bounded_and_each_priority_for_itself()
    {
        for (int i = 0; i < LaneSchedule.JobsPerOwner; i++)
        {
            _schedule.Add(Job("a", LanePriority.Background));
        }

        EditException error = Assert.Throws<EditException>(() => _schedule.Add(Job("a", LanePriority.Background)));
        Assert.Equal(EditFault.Busy, error.Fault);
        Assert.Contains("32", error.Message, StringComparison.Ordinal);
        _schedule.Add(Job("a", LanePriority.Interactive));
        _schedule.Add(Job("b", LanePriority.Background));
        Assert.Equal(LaneSchedule.JobsPerOwner + 2, _schedule.Queued);
    }

    [Fact]
    public void All_jobs_are_bounded_until_one_is_taken()
    {
        for (int i = 0; i < LaneSchedule.JobsInAll; i++)
        {
            _schedule.Add(Job($"{i % 100}", LanePriority.Interactive));
        }

        Assert.Equal(EditFault.Busy, Assert.Throws<EditException>(() => _schedule.Add(Job("new", LanePriority.Interactive))).Fault);
        Step();
        _schedule.Add(Job("new", LanePriority.Interactive));
        Assert.Equal(LaneSchedule.JobsInAll, _schedule.Queued);
    }

    [Fact]
    public void Loops_are_bounded()
    {
        AddLoops(LaneSchedule.LoopsInAll);

        Assert.Equal(EditFault.Busy, Assert.Throws<EditException>(() => _schedule.Add(Loop("new"))).Fault);
    }

    [Fact]
    public void What_was_removed_does_not_come()
    {
        LaneTurns loop = Loop("loop");
        LaneJob first = Job("a", LanePriority.Interactive), second = Job("a", LanePriority.Interactive), other = Job("b", LanePriority.Interactive);
        _schedule.Add(loop);
        _schedule.Add(first);
        _schedule.Add(second);
        _schedule.Add(other);

        _schedule.Remove(first);
        _schedule.Remove(loop);
        _schedule.Remove(first);

        Assert.Equal((0, 2), (_schedule.Loops, _schedule.Queued));
        Assert.Equal((true, true, false), (first.IsRemoved, loop.IsRemoved, second.IsRemoved));
        Assert.Equal("a b", Steps(2));
        Assert.Null(_schedule.Next());
    }

    [Fact]
    public void A_loop_removed_during_its_turn_does_not_come_again()
    {
        LaneTurns loop = Loop("loop");
        _schedule.Add(loop);

        LaneWork turn = _schedule.Next()!;
        Assert.Equal(1, _schedule.Loops);
        _schedule.Remove(turn);
        Assert.Equal(0, _schedule.Loops);
        _schedule.Done(turn, again: true);

        Assert.Null(_schedule.Next());
    }

    private static LaneTurns Loop(string owner) => new(owner, new FakeLoop(int.MaxValue));

    private static LaneJob<int> Job(string owner, LanePriority priority) => new(owner, priority, _ => 0, CancellationToken.None);

    private void AddLoops(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _schedule.Add(Loop($"{i}"));
        }
    }

    private string Step(bool again = true)
    {
        LaneWork work = _schedule.Next()!;
        _schedule.Done(work, again);
        return work.Owner;
    }

    private string Steps(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Step()));
}
