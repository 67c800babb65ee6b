namespace DragGan.Editing;

/// <summary>What an edit is saved as. (The whole edit as one file is <c>ProjectFile</c>.)</summary>
public enum ExportKind
{
    /// <summary>One frame, PNG.</summary>
    Picture,

    /// <summary>The transition as an animated PNG that loops, resting on its first and its last frame.</summary>
    Animation,

    /// <summary>The transition as MP4 (H.264), which needs ffmpeg.</summary>
    Video,

    /// <summary>Every frame as PNG in a ZIP, with a manifest.</summary>
    Frames,

    /// <summary>The latent of one frame, safetensors.</summary>
    Latent,
}

/// <summary>How an edit is exported. Always valid.</summary>
/// <param name="Kind">What as.</param>
public sealed record ExportOptions(ExportKind Kind)
{
    /// <summary>Which frame, for a picture or a latent, 0 … FrameCount - 1; null for the last.</summary>
    public int? Frame { get; init; }

    /// <summary>Whether pictures carry the visible mark "AI generated". Metadata says so in any case. Default true.</summary>
    public bool Mark { get; init; } = true;

    /// <summary>Frames a second of animations and videos, 1 … 60; default 25.</summary>
    public double FramesPerSecond
    {
        get;
        init => field = value is >= 1 and <= 60
            ? value
            : throw new EditException(EditFault.Invalid, $"Animations have 1 to 60 frames a second, but {value} were asked for.");
    } = 25;

    /// <summary>Whether animations and videos run back to their start. Default false.</summary>
    public bool Boomerang { get; init; }

    /// <summary>At most so many frames of the transition go into an animation or a video, evenly chosen, first and last always; at least 2, default 300. Null for all.</summary>
    public int? MaxFrames
    {
        get;
        init => field = value is null or >= 2
            ? value
            : throw new EditException(EditFault.Invalid, $"An animation of at most {value} frames was asked for; it needs at least 2.");
    } = 300;
}
