using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>A model in the library, as lists show it.</summary>
/// <param name="Id">Its name in the library: a-z, 0-9, '-', '_' and '.'; never a path.</param>
/// <param name="Name">For people: the file's name without its extension.</param>
/// <param name="FileBytes">Size of the file.</param>
/// <param name="Uploaded">Whether it was added here and may be removed.</param>
/// <param name="Info">What the model is; null when the file is broken, or was not looked at yet.</param>
/// <param name="Fault">What is wrong with the file, for people; null when nothing is known to be.</param>
public sealed record ModelEntry(string Id, string Name, long FileBytes, bool Uploaded, GeneratorInfo? Info, string? Fault)
{
    /// <summary>Whether it is in memory, so that opening it takes no time.</summary>
    public bool IsLoaded { get; init; }
}
