using DragGan.Scenes;

namespace DragGan.Evaluation;

/// <summary>Where a descent stands.</summary>
/// <param name="Lion">The lion.</param>
/// <param name="Blur">Which of <see cref="FitLevel.Blurs"/> suits it.</param>
/// <param name="Error">Mean difference of the blurred render, in steps of 255.</param>
internal readonly record struct FitState(Lion Lion, int Blur, double Error);
