using DragGan.Editing;

namespace DragGan.Web;

/// <summary>The model that new sessions begin with.</summary>
/// <param name="wanted">The one wished for; null: any.</param>
internal sealed class DefaultModel(string? wanted)
{
    /// <summary>The default among these: the one wished for if it is there, otherwise the first that can be used; null if there is none.</summary>
    public string? Id(IReadOnlyList<ModelEntry> entries) =>
        (entries.FirstOrDefault(entry => entry.Id == wanted && entry.Fault is null) ?? entries.FirstOrDefault(entry => entry.Fault is null))?.Id;
}
