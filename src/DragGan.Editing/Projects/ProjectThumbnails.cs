using DragGan.Imaging;

namespace DragGan.Editing;

/// <summary>Small pictures in a project file, for file managers and lists.</summary>
/// <param name="Start">The picture the edit began with.</param>
/// <param name="Now">The picture as it is now.</param>
public sealed record ProjectThumbnails(RasterImage Start, RasterImage Now);
