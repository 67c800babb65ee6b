using DragGan.Imaging;

namespace DragGan.Editing;

/// <summary>A mask or none, where not saying anything is a third possibility.</summary>
internal sealed record MaskValue(EditMask? Mask)
{
    public bool SameAs(EditMask? other) => ReferenceEquals(Mask, other)
        || (Mask is not null && other is not null && Mask.Width == other.Width && Mask.Height == other.Height && Mask.Fixed.SequenceEqual(other.Fixed));
}
