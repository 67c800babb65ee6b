using System.Collections.Immutable;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>The fields of a document that say what picture it shows; they change together.</summary>
internal sealed record PictureValue(ModelReference Model, ImageSource Image, Latent StartLatent, ImmutableArray<DragSegment> Drags)
{
    public static PictureValue Of(EditDocument document) => new(document.Model, document.Image, document.StartLatent, document.Drags);

    /// <summary>Whether both show the same; latents are told apart by identity.</summary>
    public bool SameAs(PictureValue other) =>
        Model == other.Model && Image == other.Image && ReferenceEquals(StartLatent, other.StartLatent) && Drags.SequenceEqual(other.Drags);

    public EditDocument ApplyTo(EditDocument document) =>
        document with { Model = Model, Image = Image, StartLatent = StartLatent, Drags = Drags };
}
