using System.Text.Json.Serialization;

namespace DragGan.Web;

/// <summary>A session to begin.</summary>
/// <param name="Model">The model; left out: the default one.</param>
/// <param name="Seed">The picture's seed; left out: the first of the model's showcase, or 0.</param>
/// <param name="Truncation">How far the picture may be from the average one; left out: the showcase's, or 1, no limit.</param>
/// <param name="Label">The label, for models that have labels.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // a misspelt member is an error, not a wish ignored
public sealed record NewSession(string? Model = null, uint? Seed = null, double? Truncation = null, int? Label = null);

/// <summary>Another picture to begin with. Points, mask and transition are cleared; undo brings them back.</summary>
/// <param name="Seed">The picture's seed.</param>
/// <param name="Model">The model; left out: the same.</param>
/// <param name="Truncation">How far the picture may be from the average one; left out: 1, no limit.</param>
/// <param name="Label">The label, for models that have labels.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // a misspelt member is an error, not a wish ignored
public sealed record NewImage(uint Seed, string? Model = null, double? Truncation = null, int? Label = null);

/// <summary>Another name for a session.</summary>
/// <param name="Name">At most 120 characters.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // a misspelt member is an error, not a wish ignored
public sealed record Rename(string Name);

/// <summary>A point to place.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
/// <param name="TargetX">Where it shall come to rest; both or none.</param>
/// <param name="TargetY">Where it shall come to rest; both or none.</param>
/// <param name="Gesture">Changes of the same gesture are undone as one.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // a misspelt member is an error, not a wish ignored
public sealed record NewPoint(PointWord Kind, double X, double Y, double? TargetX = null, double? TargetY = null, string? Gesture = null);

/// <summary>What changes about a point; what is left out stays.</summary>
/// <param name="X">Pixels from the left; both or none.</param>
/// <param name="Y">Pixels from the top; both or none.</param>
/// <param name="TargetX">Where it shall come to rest; both or none.</param>
/// <param name="TargetY">Where it shall come to rest; both or none.</param>
/// <param name="Gesture">Changes of the same gesture are undone as one.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // a misspelt member is an error, not a wish ignored
public sealed record PointChange(double? X = null, double? Y = null, double? TargetX = null, double? TargetY = null, string? Gesture = null);

/// <summary>What changes about the settings; what is left out stays. See <see cref="Settings"/>.</summary>
/// <param name="Space">How the trained rows move.</param>
/// <param name="Loss">Which form of the motion loss.</param>
/// <param name="StepSize">Adam's step size; greater than 0.</param>
/// <param name="MaskWeight">Weight of what the mask holds; at least 0.</param>
/// <param name="SupervisionRadius">Radius that is pulled; greater than 0.</param>
/// <param name="TrackingRadius">Radius that is searched; greater than 0.</param>
/// <param name="FeatureBlock">The block whose features are compared, from 1.</param>
/// <param name="TrainedRows">Rows of the latent that move; at least 1.</param>
/// <param name="MaxSteps">Steps of a drag at most; at least 1.</param>
/// <param name="Patience">Steps without progress after which a drag has stalled; 0: never.</param>
/// <param name="HoldFixedArea">Whether pictures show the start's pixels wherever the mask is fixed.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // a misspelt member is an error, not a wish ignored
public sealed record SettingsChange(
    SpaceWord? Space = null, LossWord? Loss = null, double? StepSize = null, double? MaskWeight = null, double? SupervisionRadius = null,
    double? TrackingRadius = null, int? FeatureBlock = null, int? TrainedRows = null, int? MaxSteps = null, int? Patience = null, bool? HoldFixedArea = null);

/// <summary>A frame to go on from: the later ones are dropped, undo brings them back.</summary>
/// <param name="Frame">From 0.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // a misspelt member is an error, not a wish ignored
public sealed record KeepFrame(int Frame);

/// <summary>A file to make.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Frame">Which frame, for a picture or a latent; left out: the last.</param>
/// <param name="Mark">Whether pictures carry a visible mark that they are AI generated.</param>
/// <param name="FramesPerSecond">Speed of animations and videos: 1 to 60.</param>
/// <param name="Boomerang">Whether animations and videos run back again.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // a misspelt member is an error, not a wish ignored
public sealed record NewExport(ExportWord Kind, int? Frame = null, bool Mark = true, double FramesPerSecond = 25, bool Boomerang = false);
