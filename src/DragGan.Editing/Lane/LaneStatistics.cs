namespace DragGan.Editing;

/// <summary>What the lane has done. Not thread-safe.</summary>
/// <param name="time">For the rate of turns.</param>
internal sealed class LaneStatistics(TimeProvider time)
{
    private const int Remembered = 64;

    private readonly long[] _ends = new long[Remembered];
    private long _turns;
    private long _jobs;
    private long _failures;
    private Exception? _lastFailure;

    /// <summary>Turns per second over the last few dozen, up to this moment; 0 before the second turn.</summary>
    private double TurnsPerSecond
    {
        get
        {
            int known = (int)Math.Min(_turns, Remembered);
            double seconds = known < 2 ? 0 : time.GetElapsedTime(_ends[(_turns - known) % Remembered]).TotalSeconds;
            return seconds > 0 ? (known - 1) / seconds : 0;
        }
    }

    /// <summary>Counts what has just ended.</summary>
    public void Add(LaneWork work)
    {
        if (work is not LaneTurns turns)
        {
            _jobs++;
            return;
        }

        _ends[_turns++ % Remembered] = time.GetTimestamp();
        if (turns.Failure is Exception failure)
        {
            (_failures, _lastFailure) = (_failures + 1, failure);
        }
    }

    /// <summary>All of it, with what there is to do.</summary>
    public LaneStatus With(LaneSchedule schedule) => new(schedule.Loops, schedule.Queued, _turns, _jobs, TurnsPerSecond, _failures, _lastFailure);
}
