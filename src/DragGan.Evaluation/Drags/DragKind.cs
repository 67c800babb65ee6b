namespace DragGan.Evaluation;

/// <summary>What is grabbed.</summary>
public enum DragKind
{
    /// <summary>The nose: 20 to 40 px in any direction that turning and nodding can reach.</summary>
    Nose,

    /// <summary>The chin: 15 px straight down.</summary>
    Chin,

    /// <summary>An ear's tip: 10 to 20 px along its way.</summary>
    Ear,

    /// <summary>The middle of an upper lid's edge: 8 to 14 px along its way.</summary>
    Eyelid,

    /// <summary>A tip of the mane: 6 to 10 px out or in.</summary>
    Mane,
}
