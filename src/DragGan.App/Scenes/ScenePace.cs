using DragGan.App.Terminal;

namespace DragGan.App.Scenes;

/// <summary>How rendering gets on.</summary>
/// <param name="Done">Pictures that exist.</param>
/// <param name="Count">Pictures asked for.</param>
/// <param name="Made">Pictures made by this run.</param>
/// <param name="Elapsed">Time since it began.</param>
internal readonly record struct ScenePace(int Done, int Count, int Made, TimeSpan Elapsed) : IPace
{
    /// <inheritdoc/>
    public double Fraction => (double)Done / Count;

    /// <summary>Pictures a second so far.</summary>
    public double PerSecond => Elapsed > TimeSpan.Zero ? Made / Elapsed.TotalSeconds : 0;

    /// <summary>The state in a few words.</summary>
    public override string ToString() =>
        $"{Done:N0} of {Count:N0} pictures, {PerSecond:F1} a second{(TimeLeft.Of(Done, Count, Made, Elapsed) is { } left ? $", {left}" : string.Empty)}";
}
