using DragGan.StyleGan;

namespace DragGan.Dragging;

/// <summary>A drag after one more step.</summary>
/// <param name="State">The state to go on from, or to keep.</param>
/// <param name="Report">What the step measured; null if it was cancelled before it was done.</param>
/// <param name="Outcome"><see cref="DragOutcome.Running"/>, or why this was the last step.</param>
/// <param name="Measured">The latent the report was measured on: its picture shows the report's handles. (<paramref name="State"/> holds the one after the step.)</param>
public sealed record DragProgress(DragState State, StepReport? Report, DragOutcome Outcome, Latent Measured);
