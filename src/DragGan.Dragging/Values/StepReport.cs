using System.Collections.Immutable;

namespace DragGan.Dragging;

/// <summary>What one step found out, before it changed the latent.</summary>
/// <param name="Step">Steps taken before this one: 0 for the first.</param>
/// <param name="Handles">The handles after tracking in this step; an anchor's distance is how far it has drifted.</param>
/// <param name="Motion">Σ over handles of the motion loss, and over anchors of what holds them.</param>
/// <param name="Mask">The mask term, λ included; 0 without a mask.</param>
public sealed record StepReport(int Step, ImmutableArray<Handle> Handles, double Motion, double Mask)
{
    /// <summary>What the step makes smaller: motion plus mask.</summary>
    public double Loss => Motion + Mask;
}
