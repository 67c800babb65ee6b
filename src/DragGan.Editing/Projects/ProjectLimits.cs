namespace DragGan.Editing;

/// <summary>How large a project file may be. Everything is counted as it is unpacked; what the file itself says about sizes is not believed.</summary>
internal static class ProjectLimits
{
    /// <summary>Most bytes of the file. Without this there would be lengths of more than 32 bits.</summary>
    public const long MostFileBytes = int.MaxValue;

    /// <summary>Most bytes of all steps together, unpacked: more than 80,000 of the usual size.</summary>
    public const long MostStepBytes = 1L << 30;

    /// <summary>Most bytes of <c>project.json</c>, unpacked.</summary>
    public const int MostJsonBytes = 4 << 20;

    /// <summary>Most parts: a log for every drag, latent, mask, thumbnails, and room for what newer versions add.</summary>
    public const int MostParts = EditDocument.MaxDrags + 64;

    /// <summary>Steps are nearly noise: unpacking to more than so many times their packed size is no compression but an attack.</summary>
    public const int MostRatio = 100;

    /// <summary>Below this many bytes the ratio says nothing.</summary>
    public const int RatioFreeBytes = 1 << 20;
}
