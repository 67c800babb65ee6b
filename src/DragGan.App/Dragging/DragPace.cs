using DragGan.App.Terminal;

namespace DragGan.App.Dragging;

/// <summary>How a drag gets on.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="MaxSteps">Steps at most.</param>
/// <param name="Distance">Sum of the handles' distances from their targets now, in pixels.</param>
/// <param name="StartDistance">The same at the beginning.</param>
/// <param name="Elapsed">Time since the beginning.</param>
internal readonly record struct DragPace(int Step, int MaxSteps, double Distance, double StartDistance, TimeSpan Elapsed) : IPace
{
    /// <summary>Steps per second so far; 0 before the first.</summary>
    public double StepsPerSecond => Elapsed > TimeSpan.Zero ? Step / Elapsed.TotalSeconds : 0;

    /// <summary>The part of the work that is done, 0 … 1: of the way or of the steps allowed, whichever is further.</summary>
    public double Fraction => Math.Clamp(
        Math.Max((double)Step / MaxSteps, StartDistance > 0 ? 1 - (Distance / StartDistance) : 0), 0, 1);

    /// <summary>A guess at the time left, if it goes on like this; null before anything has been done.</summary>
    public TimeSpan? TimeLeft => Step > 0 && Fraction > 0 ? Elapsed * ((1 - Fraction) / Fraction) : null;

    /// <summary>The state in a few words.</summary>
    public override string ToString() =>
        $"step {Step} of at most {MaxSteps}, {Distance:F1} px to go, {StepsPerSecond:F1} steps/s"
        + (TimeLeft is { } left ? $", about {Math.Ceiling(left.TotalSeconds):F0} s left" : string.Empty);
}
