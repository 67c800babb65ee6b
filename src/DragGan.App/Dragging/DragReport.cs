using DragGan.Dragging;

namespace DragGan.App.Dragging;

/// <summary>What happened in a drag, for machines: the file behind --report.</summary>
/// <param name="Model">The model.</param>
/// <param name="Settings">How the drag was carried out.</param>
/// <param name="Steps">Every step, in order.</param>
/// <param name="Outcome">"arrived", "limit", "stopped" or "stalled".</param>
/// <param name="Seconds">Wall time of the drag, pictures of the animation included, loading not.</param>
/// <param name="PeakMemoryBytes">The most memory the process has had.</param>
internal sealed record DragReport(
    DragReportModel Model, DragReportSettings Settings, IReadOnlyList<DragReportStep> Steps, string Outcome, double Seconds, long PeakMemoryBytes)
{
    /// <summary>An outcome as the report calls it. A drag that broke off was stopped, whatever by.</summary>
    public static string OutcomeWord(DragOutcome outcome) => outcome switch
    {
        DragOutcome.Arrived => "arrived",
        DragOutcome.Limit => "limit",
        DragOutcome.Stalled => "stalled",
        _ => "stopped",
    };
}

/// <summary>The model of a report.</summary>
internal sealed record DragReportModel(string Name, string Kind, string Architecture, int Resolution);

/// <summary>The settings of a report, named as the options are.</summary>
internal sealed record DragReportSettings(
    uint? Seed,
    string? Latent,
    float? Truncation,
    int? Label,
    IReadOnlyList<DragReportHandle> Drag,
    IReadOnlyList<DragReportPoint> Anchor,
    string? Mask,
    bool Hold,
    string Space,
    double StepSize,
    double Lambda,
    double R1,
    double R2,
    int Block,
    int MaxSteps,
    string Mode,
    int Every,
    string Animation,
    bool Mark);

/// <summary>From where to where, in pixels.</summary>
internal sealed record DragReportHandle(DragReportPoint From, DragReportPoint To);

/// <summary>One step: the handles after tracking, anchors after them, the loss computed with them, and the time it took.</summary>
internal sealed record DragReportStep(int Step, IReadOnlyList<DragReportPoint> Handles, double Loss, double Motion, double Mask, double Milliseconds);

/// <summary>A place on the picture, in pixels.</summary>
internal sealed record DragReportPoint(float X, float Y)
{
    /// <summary>A point of the drag.</summary>
    public static DragReportPoint From(ImagePoint point) => new(point.X, point.Y);
}
