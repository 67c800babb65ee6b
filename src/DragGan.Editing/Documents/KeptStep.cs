using System.Collections.Immutable;
using DragGan.Dragging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>One kept step of a drag: a frame of the transition. Its handles are where this latent's picture shows them.</summary>
/// <param name="Latent">w⁺.</param>
/// <param name="Handles">Every point that took part, anchors included, in the document's order.</param>
/// <param name="Motion">The motion loss.</param>
/// <param name="Mask">The mask term, λ included; 0 without a mask.</param>
public sealed record KeptStep(Latent Latent, ImmutableArray<Handle> Handles, double Motion, double Mask);
