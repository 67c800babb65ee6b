namespace DragGan.Dragging;

/// <summary>Says when a picture may be rendered beside a drag, so that pictures take no more than a share of the time and come no more often than asked.</summary>
/// <remarks>
/// Knows no clock: whoever drags says how long each step and each picture took, and time is the sum of these. With the share q, and a next picture expected to take c,
/// <code>
/// balance = q · (time of steps and pictures) - (time of pictures)      a picture is allowed from balance ≥ (1 - q) · c
/// </code>
/// on, that is as soon as all pictures, the next one included, keep to q of the time. What steps leave unused beyond that is forgotten, so no burst of pictures follows a pause;
/// what a picture took beyond c is paid back before the next. c is the median of the last three pictures.
/// A picture rendered without being allowed (the last one of a drag, say) counts like any other. Not thread-safe.
/// </remarks>
public sealed class PictureBudget
{
    /// <summary>The share unless another is given.</summary>
    public const double DefaultShare = 0.35;

    /// <summary>How many pictures the expected cost is taken from: a slow one among them does not count.</summary>
    private const int Remembered = 3;

    private readonly double[] _last = new double[Remembered];
    private long _pictures;

    /// <summary>In ticks of pictures, which sums keep whole; negative as long as pictures have taken more than their share.</summary>
    private double _balance;

    /// <summary>Ticks until the next picture is due; as much below zero as it is late.</summary>
    private double _wait;

    /// <summary>Starts an account that allows its first picture.</summary>
    /// <param name="share">q: the part of the time that pictures may take, 0 (the first picture alone) … 1 (a picture after every step); default 0.35.</param>
    /// <param name="picturesPerSecond">At most so many pictures in each second of steps and pictures, on average: one that comes late does not delay those after it. Finite, greater than 0; null for no such limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public PictureBudget(double share = DefaultShare, double? picturesPerSecond = null)
    {
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share of the time that pictures may take must lie between 0 and 1.");
        }

        if (picturesPerSecond is double rate && !(rate > 0 && double.IsFinite(rate)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(picturesPerSecond), rate, "The most pictures a second must be a finite number greater than 0; leave it out for no limit.");
        }

        (Share, PicturesPerSecond) = (share, picturesPerSecond);
    }

    /// <summary>q: the part of the time that pictures may take, 0 … 1.</summary>
    public double Share { get; }

    /// <summary>The most pictures a second on average; null for no such limit.</summary>
    public double? PicturesPerSecond { get; }

    /// <summary>Whether a picture may be rendered now.</summary>
    public bool Allows => _pictures == 0 || (_balance >= Needed && _wait <= 0);

    /// <summary>What the balance must hold for the next picture: that part of its expected time which it does not earn itself.</summary>
    private double Needed => (1 - Share) * Expected;

    private double Expected
    {
        get
        {
            int count = (int)Math.Min(_pictures, Remembered);
            Span<double> sorted = stackalloc double[Remembered];
            _last.AsSpan(0, count).CopyTo(sorted);
            sorted[..count].Sort();
            return count == 0 ? 0 : sorted[count / 2]; // of two, the slower one
        }
    }

    /// <summary>Tells of a step that was made.</summary>
    /// <param name="elapsed">How long it took; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void AddStep(TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero);
        Settle(Share * elapsed.Ticks);
        _wait -= elapsed.Ticks;
    }

    /// <summary>Tells of a picture that was rendered.</summary>
    /// <param name="elapsed">How long it took; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void AddPicture(TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero);
        double period = PicturesPerSecond is double rate ? TimeSpan.TicksPerSecond / rate : 0;
        _wait = Math.Max(_wait, -period) + period - elapsed.Ticks; // what is late by more than a period is not made up for
        _last[_pictures++ % Remembered] = elapsed.Ticks;
        Settle((Share - 1) * elapsed.Ticks);
    }

    /// <summary>Adds to the balance, and forgets what is more than the next picture needs.</summary>
    private void Settle(double change) => _balance = Math.Min(_balance + change, Needed);
}
