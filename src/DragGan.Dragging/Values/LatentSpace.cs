namespace DragGan.Dragging;

/// <summary>What a drag may change.</summary>
public enum LatentSpace
{
    /// <summary>W⁺: each trained row of w⁺ moves on its own.</summary>
    WPlus,

    /// <summary>W: one row, repeated in all trained rows; a drag starts from row 0 of its latent.</summary>
    W,
}
