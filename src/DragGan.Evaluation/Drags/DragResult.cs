using System.Text.Json.Serialization;

namespace DragGan.Evaluation;

/// <summary>What became of a drag.</summary>
public sealed record DragResult
{
    /// <summary>Its place in the experiment, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>What was grabbed.</summary>
    public required DragKind Kind { get; init; }

    /// <summary>The landmark's name.</summary>
    public required string Landmark { get; init; }

    /// <summary>The model's seed it started from.</summary>
    public required uint Seed { get; init; }

    /// <summary>Where the handle was put, from the picture's left and top edge in pixels.</summary>
    public required Shift Handle { get; init; }

    /// <summary>Where it should go.</summary>
    public required Shift Target { get; init; }

    /// <summary>"arrived", "limit" or "stalled".</summary>
    public required string Outcome { get; init; }

    /// <summary>Steps taken.</summary>
    public required int Steps { get; init; }

    /// <summary>How far the tracked handle was from its target at the end, in pixels.</summary>
    public required double Remaining { get; init; }

    /// <summary>How far the method believes to have moved it.</summary>
    public required Shift Tracked { get; init; }

    /// <summary>The landmark's own displacement, measured on the pictures: from the lion fitted to the first to the lion fitted to the last.</summary>
    public required Shift Own { get; init; }

    /// <summary>How far the landmark of the lion fitted to the first picture is from where it should have been drawn, in pixels.</summary>
    public required double Placement { get; init; }

    /// <summary>The first picture.</summary>
    public required Likeness First { get; init; }

    /// <summary>The last picture.</summary>
    public required Likeness Last { get; init; }

    /// <summary>Whether the handle came within the stop distance of its target.</summary>
    [JsonIgnore]
    public bool Arrived => Outcome == "arrived";

    /// <summary>How far it should have moved.</summary>
    [JsonIgnore]
    public Shift Asked => Target.Minus(Handle);

    /// <summary>|own - asked| / |asked|.</summary>
    [JsonIgnore]
    public double Deviation => Own.Minus(Asked).Length / Asked.Length;

    /// <summary>The share of the way that the landmark itself has made, in the direction asked for.</summary>
    [JsonIgnore]
    public double Share => Own.Along(Asked);
}

/// <summary>How like a lion a picture is: against the nearest re-render.</summary>
/// <param name="Psnr">In dB.</param>
/// <param name="Ssim">1 for equal pictures.</param>
/// <param name="Blur">By how much softer it is, as a Gaussian's standard deviation in pixels.</param>
public sealed record Likeness(double Psnr, double Ssim, double Blur);
