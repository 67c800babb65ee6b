using System.Collections.Immutable;
using DragGan.Dragging;

namespace DragGan.Editing;

/// <summary>A kept step without its latent: what timelines and plots show.</summary>
/// <param name="Handles">Every point that took part, in the segment's order.</param>
/// <param name="Motion">The motion loss.</param>
/// <param name="Mask">The mask term, λ included; 0 without a mask.</param>
public sealed record StepMetrics(ImmutableArray<Handle> Handles, double Motion, double Mask);
