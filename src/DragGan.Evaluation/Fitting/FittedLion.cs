using DragGan.Scenes;

namespace DragGan.Evaluation;

/// <summary>The lion whose render is nearest to a picture.</summary>
/// <param name="Lion">The lion.</param>
/// <param name="Blur">By how much the picture is softer than the render: the standard deviation of a Gaussian, in shares of the picture's side.</param>
/// <param name="Error">Mean difference that is left at the finest size looked at, in steps of 255.</param>
public sealed record FittedLion(Lion Lion, double Blur, double Error);
