using DragGan.Dragging;
using DragGan.Scenes;

namespace DragGan.Evaluation;

/// <summary>A drag to be tried.</summary>
/// <param name="Number">Its place in the experiment, from 0.</param>
/// <param name="Kind">What is grabbed.</param>
/// <param name="Landmark">Which landmark.</param>
/// <param name="Seed">The model's seed whose picture it starts from.</param>
/// <param name="Start">The lion of that seed.</param>
/// <param name="Goal">A lion that has the landmark at the target.</param>
/// <param name="Handle">From where to where, both whole pixels.</param>
public sealed record DragPlan(int Number, DragKind Kind, int Landmark, uint Seed, Lion Start, Lion Goal, Handle Handle);
