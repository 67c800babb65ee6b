using DragGan.Imaging;

namespace DragGan.Editing;

/// <summary>A picture on its way to those who watch. Never changed once it is published.</summary>
/// <param name="Image">Gray or RGB pixels.</param>
/// <param name="Number">Which frame of the transition it shows, from 0.</param>
/// <param name="Revision">The session's revision when it was made: a later picture has a greater or the same one.</param>
/// <param name="IsPreview">Whether it is smaller than the model's pictures, and a better one follows.</param>
/// <param name="IsAtRest">Whether it shows the session at rest: no drag goes on.</param>
public sealed record LiveFrame(RasterImage Image, int Number, long Revision, bool IsPreview, bool IsAtRest);
