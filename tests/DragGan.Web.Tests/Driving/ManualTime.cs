namespace DragGan.Web.Tests;

/// <summary>A clock that a test moves; timers ring as it passes them.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(() => callback(state), () => _now, dueTime < TimeSpan.Zero ? TimeSpan.MaxValue : _now + dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        _now += by;
        _timers.ForEach(timer => timer.RingUntil(_now));
    }

    private sealed class Timer(Action ring, Func<TimeSpan> now, TimeSpan next, TimeSpan period) : ITimer
    {
        private TimeSpan _next = next, _period = period;
        private bool _disposed;

        public void RingUntil(TimeSpan now)
        {
            while (_next <= now && !_disposed)
            {
                _next = _period > TimeSpan.Zero ? _next + _period : TimeSpan.MaxValue;
                ring();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (_next, _period) = (dueTime < TimeSpan.Zero ? TimeSpan.MaxValue : now() + dueTime, period);
            return true;
        }

        public void Dispose() => _disposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
