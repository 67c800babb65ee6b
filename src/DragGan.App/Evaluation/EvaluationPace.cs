using DragGan.App.Terminal;

namespace DragGan.App.Evaluation;

/// <summary>How judging a model gets on.</summary>
/// <param name="Done">Drags or pictures that are done.</param>
/// <param name="Count">How many were asked for.</param>
/// <param name="Made">How many were done by this run.</param>
/// <param name="Elapsed">Time since it began.</param>
/// <param name="What">"drags" or "pictures".</param>
/// <param name="Findings">The figures so far, in a few words.</param>
internal readonly record struct EvaluationPace(int Done, int Count, int Made, TimeSpan Elapsed, string What, string Findings) : IPace
{
    /// <inheritdoc/>
    public double Fraction => (double)Done / Count;

    /// <summary>The state in a few words.</summary>
    public override string ToString() =>
        $"{Done:N0} of {Count:N0} {What}{(TimeLeft.Of(Done, Count, Made, Elapsed) is { } left ? $", {left}" : string.Empty)}; {Findings}";
}
