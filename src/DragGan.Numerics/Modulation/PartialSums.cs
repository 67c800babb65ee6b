namespace DragGan.Numerics;

/// <summary>Adds the partial sums that slices left, in slice order and in double precision.</summary>
internal static class PartialSums
{
    /// <param name="partial"><c>[slices, C]</c>.</param>
    /// <param name="sums">Receives the sums, <c>[C]</c>.</param>
    public static void Add(ReadOnlySpan<float> partial, Span<float> sums)
    {
        for (int c = 0; c < sums.Length; c++)
        {
            double sum = 0;
            for (int at = c; at < partial.Length; at += sums.Length)
            {
                sum += partial[at];
            }

            sums[c] = (float)sum;
        }
    }
}
