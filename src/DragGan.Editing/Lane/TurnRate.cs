namespace DragGan.Editing;

/// <summary>Turns per second over the last few dozen turns. Not thread-safe.</summary>
internal sealed class TurnRate(TimeProvider time)
{
    private const int Remembered = 64;

    private readonly long[] _ends = new long[Remembered];

    /// <summary>Turns counted.</summary>
    public long Count { get; private set; }

    /// <summary>Turns per second, up to this moment; 0 before the second turn.</summary>
    public double PerSecond
    {
        get
        {
            int known = (int)Math.Min(Count, Remembered);
            long oldest = _ends[(Count - known) % Remembered];
            double seconds = known < 2 ? 0 : time.GetElapsedTime(oldest).TotalSeconds;
            return seconds > 0 ? (known - 1) / seconds : 0;
        }
    }

    /// <summary>Counts a turn that has just ended.</summary>
    public void Add() => _ends[Count++ % Remembered] = time.GetTimestamp();
}
