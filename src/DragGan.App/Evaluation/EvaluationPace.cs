namespace DragGan.App.Evaluation;

/// <summary>How judging a model gets on.</summary>
/// <param name="Done">Drags or pictures that are done.</param>
/// <param name="Count">How many were asked for.</param>
/// <param name="Made">How many were done by this run.</param>
/// <param name="Elapsed">Time since it began.</param>
/// <param name="What">"drags" or "pictures".</param>
/// <param name="Findings">The figures so far, in a few words.</param>
internal readonly record struct EvaluationPace(int Done, int Count, int Made, TimeSpan Elapsed, string What, string Findings)
{
    /// <summary>The state in a few words.</summary>
    public override string ToString() => $"{Done:N0} of {Count:N0} {What}{(Made > 0 && Done < Count ? $", about {TimeLeft()} left" : string.Empty)}; {Findings}";

    private string TimeLeft()
    {
        double seconds = (Count - Done) * Elapsed.TotalSeconds / Made;
        return seconds < 100 ? $"{Math.Ceiling(seconds):F0} s" : $"{Math.Ceiling(seconds / 60):F0} min";
    }
}
