namespace DragGan.Checkpoints;

/// <summary>Arithmetic on extents that a file states and that therefore may be anything.</summary>
internal static class ArrayShape
{
    /// <summary>The most axes an array may have. Networks use up to 4; the bound keeps hostile shapes short.</summary>
    public const int MaximumRank = 16;

    /// <summary>The product of <paramref name="shape"/>'s extents; 1 for a scalar. Null if an extent is negative or the product exceeds <see cref="int.MaxValue"/>.</summary>
    public static int? ElementCount(ReadOnlySpan<int> shape)
    {
        long count = 1;
        bool empty = false;
        foreach (int extent in shape)
        {
            if (extent < 0)
            {
                return null;
            }

            empty |= extent == 0;
            count = Math.Min(count * Math.Max(extent, 1), 1L << 32); // saturates: the next product still fits
        }

        return empty ? 0 : count <= int.MaxValue ? (int)count : null;
    }

    /// <summary>As people write it: <c>[512, 512, 3, 3]</c>.</summary>
    public static string Describe(IEnumerable<int> shape) => $"[{string.Join(", ", shape)}]";
}
