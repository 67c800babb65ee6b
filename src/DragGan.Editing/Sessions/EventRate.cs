namespace DragGan.Editing;

/// <summary>How often something happens, over the last events.</summary>
internal sealed class EventRate(TimeProvider time)
{
    private const int Remembered = 32;

    private readonly long[] _stamps = new long[Remembered];
    private long _count;

    /// <summary>Events a second; 0 before the second event.</summary>
    public double PerSecond
    {
        get
        {
            int known = (int)Math.Min(_count, Remembered);
            if (known < 2)
            {
                return 0;
            }

            TimeSpan span = time.GetElapsedTime(_stamps[(_count - known) % Remembered], _stamps[(_count - 1) % Remembered]);
            return span > TimeSpan.Zero ? (known - 1) / span.TotalSeconds : 0;
        }
    }

    /// <summary>It has happened.</summary>
    public void Add() => _stamps[_count++ % Remembered] = time.GetTimestamp();
}
