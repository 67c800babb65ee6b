namespace DragGan.App.Scenes;

/// <summary>How rendering gets on.</summary>
/// <param name="Done">Pictures that exist.</param>
/// <param name="Count">Pictures asked for.</param>
/// <param name="Made">Pictures made by this run.</param>
/// <param name="Elapsed">Time since it began.</param>
internal readonly record struct ScenePace(int Done, int Count, int Made, TimeSpan Elapsed)
{
    /// <summary>Pictures a second so far.</summary>
    public double PerSecond => Elapsed > TimeSpan.Zero ? Made / Elapsed.TotalSeconds : 0;

    /// <summary>The state in a few words.</summary>
    public override string ToString() =>
        $"{Done:N0} of {Count:N0} pictures, {PerSecond:F1} a second"
        + (Done < Count && Made > 0 ? $", about {TimeLeft()} left" : string.Empty);

    private string TimeLeft()
    {
        double seconds = (Count - Done) / PerSecond;
        return seconds < 100 ? $"{Math.Ceiling(seconds):F0} s" : $"{Math.Ceiling(seconds / 60):F0} min";
    }
}
