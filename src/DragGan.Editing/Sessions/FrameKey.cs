using DragGan.Imaging;

namespace DragGan.Editing;

/// <summary>What the picture of a document's last frame follows from.</summary>
/// <param name="Model">The model.</param>
/// <param name="Start">The start latent.</param>
/// <param name="Log">The last drag's log; null without one.</param>
/// <param name="Frames">How many frames there are.</param>
/// <param name="Held">The mask, if its fixed area is held.</param>
internal sealed record FrameKey(ModelReference Model, DragGan.StyleGan.Latent Start, StepLog? Log, int Frames, EditMask? Held)
{
    public static FrameKey Of(EditDocument document) => new(
        document.Model, document.StartLatent, document.Drags.LastOrDefault()?.Log, document.FrameCount, document.Settings.HoldFixedArea ? document.Mask : null);
}
