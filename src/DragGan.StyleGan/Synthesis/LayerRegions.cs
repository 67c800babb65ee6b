using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>From the pixels a layer computes to the pixels it reads, forward and in reverse. Derivation: docs/maths/receptive-field.md.</summary>
/// <remarks>
/// A 3x3 convolution reads one pixel around each. An up layer's row a reads rows a-1 … a+2 of the (2H+1)-row result t of the transposed convolution,
/// and row m of t is reached from input rows floor((m-1)/2) … floor(m/2); its adjoint runs the same two ranges the other way and ends at the same rows.
/// </remarks>
internal static class LayerRegions
{
    /// <summary>A region larger than this share of its map is not worth its bookkeeping.</summary>
    private const double WorthWhile = 0.6;

    /// <summary>Rows and columns of t that an up layer's output rectangle is filtered from; may extend beyond t.</summary>
    public static PixelRect Wide(PixelRect output) => output.Grow(1, 2);

    /// <summary>Input rows and columns that a rectangle of t is reached from; may extend one pixel beyond the input.</summary>
    /// <param name="wide">The rectangle.</param>
    /// <param name="size">H = W of the input.</param>
    public static PixelRect Narrow(PixelRect wide, int size)
    {
        PixelRect inside = wide.Intersect(new PixelRect(0, 0, (2 * size) + 1, (2 * size) + 1));
        return new PixelRect((inside.Top - 1) >> 1, (inside.Left - 1) >> 1, ((inside.Bottom - 1) >> 1) + 1, ((inside.Right - 1) >> 1) + 1);
    }

    /// <summary>Takes the whole map where little would be saved.</summary>
    public static void FillIfLarge(Region region)
    {
        if (!region.IsWhole && region.Area > WorthWhile * region.Height * region.Width)
        {
            region.Fill();
        }
    }
}
