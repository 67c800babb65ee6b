using System.Text.Json.Serialization;

namespace DragGan.Web;

/// <summary>An edit as it is now.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Revision">Grows with every change.</param>
/// <param name="Model">The model.</param>
/// <param name="Image">Where the first picture comes from.</param>
/// <param name="Points">In the order they were placed.</param>
/// <param name="Mask">What must stay as it is; null without a mask.</param>
/// <param name="Settings">How drags are carried out.</param>
/// <param name="Drag">The drag that runs, or how the last one ended.</param>
/// <param name="Frames">Frames of the transition, the start included: at least 1.</param>
/// <param name="ShownFrame">The frame that the points belong to and viewers are shown, from 0.</param>
/// <param name="Undo">What undo takes back; null if there is nothing.</param>
/// <param name="Redo">What redo brings back; null if there is nothing.</param>
/// <param name="Saved">Whether all of it is on disk.</param>
#pragma warning disable CA1724 // the word of the API; ASP.NET's own sessions are not used
public sealed record Session(
    string Id, string Name, long Revision, Model Model, Origin Image, IReadOnlyList<Point> Points, MaskInfo? Mask, Settings Settings, DragStatus Drag,
    int Frames, int ShownFrame, string? Undo, string? Redo, bool Saved);
#pragma warning restore CA1724

/// <summary>Where a session's first picture comes from.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SeedOrigin), "seed")]
[JsonDerivedType(typeof(LatentOrigin), "latent")]
public abstract record Origin;

/// <summary>A seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Truncation">How far the picture may be from the average one: 1 is no limit, 0 is the average.</param>
/// <param name="Label">The label, for models that have labels; otherwise null.</param>
public sealed record SeedOrigin(uint Seed, float Truncation, int? Label) : Origin;

/// <summary>A latent from a file.</summary>
/// <param name="FileName">The file's name.</param>
public sealed record LatentOrigin(string FileName) : Origin;

/// <summary>A point.</summary>
/// <param name="Id">Its number, from 1; never used again.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
/// <param name="TargetX">Where it shall come to rest; null without a target.</param>
/// <param name="TargetY">Where it shall come to rest; null without a target.</param>
/// <param name="Distance">Pixels to the target; null without one.</param>
/// <param name="Smooth">Whether it lies where little can be told apart, so that it may get lost; null where this is not known yet.</param>
public sealed record Point(int Id, PointWord Kind, float X, float Y, float? TargetX, float? TargetY, double? Distance, bool? Smooth);

/// <summary>A mask.</summary>
/// <param name="FixedShare">Which share of the picture stays: 0 to 1.</param>
/// <param name="Url">Where its picture is; another address for another mask.</param>
public sealed record MaskInfo(double FixedShare, Uri Url);

/// <summary>How drags are carried out and pictures are shown.</summary>
/// <param name="Space">How the trained rows move.</param>
/// <param name="Loss">Which form of the motion loss.</param>
/// <param name="StepSize">Adam's step size; greater than 0.</param>
/// <param name="MaskWeight">Weight of what the mask holds; at least 0.</param>
/// <param name="SupervisionRadius">Radius that is pulled, in pixels of a 512-pixel picture; greater than 0.</param>
/// <param name="TrackingRadius">Radius that is searched, in pixels of a 512-pixel picture; greater than 0.</param>
/// <param name="FeatureBlock">The block whose features are compared, from 1.</param>
/// <param name="TrainedRows">Rows of the latent that move, from the first; at least 1.</param>
/// <param name="MaxSteps">Steps of a drag at most; at least 1.</param>
/// <param name="Patience">Steps without progress after which a drag has stalled; 0: never.</param>
/// <param name="HoldFixedArea">Whether pictures show the start's pixels wherever the mask is fixed.</param>
public sealed record Settings(
    SpaceWord Space, LossWord Loss, double StepSize, double MaskWeight, double SupervisionRadius, double TrackingRadius,
    int FeatureBlock, int TrainedRows, int MaxSteps, int Patience, bool HoldFixedArea);

/// <summary>The drag that runs, or how the last one ended.</summary>
/// <param name="State">Whether one runs.</param>
/// <param name="Outcome">How the last one ended; null while one runs or before the first.</param>
/// <param name="Message">What to say about it; null if nothing.</param>
/// <param name="Step">Steps made.</param>
/// <param name="MaxSteps">Steps at most.</param>
/// <param name="StepsPerSecond">Lately.</param>
/// <param name="PicturesPerSecond">Lately.</param>
/// <param name="Distance">Pixels to go, over all handles.</param>
public sealed record DragStatus(
    DragPhase State, DragEnding? Outcome, string? Message, int Step, int MaxSteps, double StepsPerSecond, double PicturesPerSecond, double Distance);

/// <summary>A session in a list.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Model">The model's name in addresses.</param>
/// <param name="Changed">When it was changed last.</param>
/// <param name="Frames">Frames of the transition.</param>
public sealed record SessionEntry(string Id, string Name, string Model, DateTimeOffset Changed, int Frames);

/// <summary>Every session.</summary>
/// <param name="Sessions">The one changed last first.</param>
public sealed record SessionList(IReadOnlyList<SessionEntry> Sessions);
