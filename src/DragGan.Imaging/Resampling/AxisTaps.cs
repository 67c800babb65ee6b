namespace DragGan.Imaging;

/// <summary>For every place along one axis of the new picture: which places of the old one it is made of, and in which proportions.</summary>
/// <remarks>Weights are whole numbers that add up to <see cref="Total"/> everywhere, so that sums are exact and equal pixels stay equal.</remarks>
internal sealed class AxisTaps
{
    private readonly int[] _starts;
    private readonly int[] _offsets;
    private readonly long[] _weights;

    private AxisTaps(int length, int capacity, long total)
    {
        _starts = new int[length];
        _offsets = new int[length + 1];
        _weights = new long[capacity];
        Total = total;
    }

    /// <summary>What the weights of every place add up to.</summary>
    public long Total { get; }

    /// <summary>First place of the old axis that place <paramref name="i"/> of the new one is made of.</summary>
    public int Start(int i) => _starts[i];

    /// <summary>Weights of that place and of those that follow it.</summary>
    public ReadOnlySpan<long> Weights(int i) => _weights.AsSpan(_offsets[i].._offsets[i + 1]);

    /// <summary>Linear interpolation between the two nearest centres; beyond the outermost centres the edge repeats.</summary>
    /// <remarks>
    /// Centres lie half a step inside: s = (i + 1/2) · from/to - 1/2 = ((2i + 1) · from - to) / (2 · to). Over the denominator 2 · to both
    /// the whole place and the two weights are whole numbers.
    /// </remarks>
    public static AxisTaps Bilinear(int from, int to)
    {
        long denominator = 2L * to;
        AxisTaps taps = new(to, checked(2 * to), denominator);
        for (int i = 0; i < to; i++)
        {
            long s = Math.Clamp((((2L * i) + 1) * from) - to, 0, (from - 1) * denominator);
            int start = (int)Math.Min(s / denominator, Math.Max(0, from - 2)); // the last centre is the second tap of a pair, where there is a pair
            long second = s - (start * denominator);
            taps._starts[i] = start;
            taps._weights[taps._offsets[i]] = denominator - second;
            taps._offsets[i + 1] = taps._offsets[i] + 1;
            if (from > 1)
            {
                taps._weights[taps._offsets[i + 1]++] = second;
            }
        }

        return taps;
    }

    /// <summary>The mean over the stretch a place covers, cells cut by its ends counted in part.</summary>
    /// <remarks>Measured in units of 1/to of an old cell, place i covers [i · from, (i + 1) · from] and old cell k covers [k · to, (k + 1) · to].</remarks>
    public static AxisTaps Area(int from, int to)
    {
        AxisTaps taps = new(to, checked(from + to), from);
        for (int i = 0; i < to; i++)
        {
            long begin = (long)i * from, end = begin + from;
            int first = (int)(begin / to), past = (int)((end + to - 1) / to);
            taps._starts[i] = first;
            taps._offsets[i + 1] = taps._offsets[i] + past - first;
            for (int k = first; k < past; k++)
            {
                taps._weights[taps._offsets[i] + k - first] = Math.Min(end, (k + 1L) * to) - Math.Max(begin, (long)k * to);
            }
        }

        return taps;
    }
}
