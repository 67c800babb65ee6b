using DragGan.Dragging;

namespace DragGan.Editing;

/// <summary>How well a place on the picture can be told from its neighbourhood: what tracking lives on.</summary>
/// <param name="Distinctiveness">Of the place; 1 is typical of the picture, 0 cannot be told at all.</param>
/// <param name="IsSmooth">Whether that is so little that a handle there may get lost.</param>
/// <param name="Best">The most distinctive place near it, in whole pixels.</param>
/// <param name="BestDistinctiveness">Of that place.</param>
public sealed record PlaceTexture(double Distinctiveness, bool IsSmooth, ImagePoint Best, double BestDistinctiveness);
