namespace DragGan.Editing;

/// <summary>How many sessions there may be.</summary>
public sealed record SessionHubOptions
{
    /// <summary>Sessions on disk at most; default 1,000.</summary>
    public int MaxSessions { get; init; } = 1_000;

    /// <summary>Sessions in memory at most; default 64. When another is needed, the one not used for longest goes to disk, unless a drag runs in it or somebody watches.</summary>
    public int MaxLoaded { get; init; } = 64;

    /// <summary>How long a session that nobody watches stays in memory; default 10 minutes.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(10);
}
