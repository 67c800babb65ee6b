namespace DragGan.Editing;

/// <summary>What a list of sessions shows.</summary>
/// <param name="Name">The edit's name.</param>
/// <param name="ModelId">Its model's name in the library.</param>
/// <param name="Frames">How many frames its transition had when it was saved.</param>
/// <param name="Changed">When it was saved.</param>
public sealed record SessionSummary(string Name, string ModelId, int Frames, DateTimeOffset Changed);
