using DragGan.Editing;
using DragGan.StyleGan;

namespace DragGan.Web;

/// <summary>From the library's terms to the API's.</summary>
internal static class ModelMapping
{
    /// <summary>A model of the library.</summary>
    public static Model ToModel(this ModelEntry entry) => new(
        entry.Id, entry.Name, entry.Info?.Resolution ?? 0, entry.FileBytes, entry.Uploaded, entry.Info?.ParameterCount ?? 0, entry.Info?.LabelCount ?? 0,
        entry.Info?.LatentRows ?? 0, entry.IsLoaded, entry.Fault, entry.Info?.Showcase?.ToShowcase());

    /// <summary>The model of an edit; one that is gone is shown as far as the edit remembers it.</summary>
    public static Model ToModel(this ModelReference reference, ModelLibrary library) => library.Find(reference.Id)?.ToModel() ?? new(
        reference.Id, reference.Id, reference.Resolution, 0, false, 0, 0, reference.LatentRows, false, "The model's file is gone. Add it again to go on.", Showcase: null);

    private static ModelShowcase ToShowcase(this Showcase showcase) =>
        new(showcase.Seeds, showcase.Truncation, showcase.Drag is { } drag ? new(drag.FromX, drag.FromY, drag.ToX, drag.ToY) : null);
}
