namespace DragGan.Scenes;

/// <summary>A place in a picture, in fractions of its side.</summary>
/// <param name="X">From the left edge.</param>
/// <param name="Y">From the top edge.</param>
public readonly record struct PicturePoint(float X, float Y);
