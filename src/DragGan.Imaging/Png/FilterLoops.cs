using System.Diagnostics;
using System.Numerics;

namespace DragGan.Imaging;

/// <summary>The two loops every filter runs through: what a guess missed, and back again.</summary>
/// <remarks>Rows start with as many zero bytes as a pixel has, so that the first pixel has a left neighbour like any other.</remarks>
internal static class FilterLoops
{
    /// <summary>Writes what the guesses missed and returns how much that was.</summary>
    /// <param name="current">The row, after <paramref name="distance"/> zero bytes.</param>
    /// <param name="prior">The row above, after as many zero bytes; all zeros for the first row.</param>
    /// <param name="distance">Bytes per pixel.</param>
    /// <param name="missed">Receives one byte for each of the row.</param>
    /// <returns>Σ |missed|, each byte read as a signed number: the smaller, the better the row is likely to compress.</returns>
    public static long Apply<TFilter>(ReadOnlySpan<byte> current, ReadOnlySpan<byte> prior, int distance, Span<byte> missed)
        where TFilter : struct, IPngFilter
    {
        Debug.Assert(current.Length == missed.Length + distance && prior.Length == current.Length, "Rows must carry their zero bytes.");
        long cost = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Vector<uint> costs = Vector<uint>.Zero;
            for (; missed.Length - i >= Vector<byte>.Count; i += Vector<byte>.Count)
            {
                Vector<byte> miss = new Vector<byte>(current[(i + distance)..])
                    - TFilter.Guess(new Vector<byte>(current[i..]), new Vector<byte>(prior[(i + distance)..]), new Vector<byte>(prior[i..]));
                miss.CopyTo(missed[i..]);
                Vector.Widen(Vector.Min(miss, Vector<byte>.Zero - miss), out Vector<ushort> low, out Vector<ushort> high);
                Vector.Widen(low + high, out Vector<uint> first, out Vector<uint> second);
                costs += first + second;
            }

            cost = Vector.Sum(costs);
        }

        for (; i < missed.Length; i++)
        {
            byte miss = (byte)(current[i + distance] - TFilter.Guess(current[i], prior[i + distance], prior[i]));
            missed[i] = miss;
            cost += Math.Abs((int)(sbyte)miss);
        }

        return cost;
    }

    /// <summary>Turns what the guesses missed back into the row, in place.</summary>
    /// <param name="current">What was missed, after <paramref name="distance"/> zero bytes; becomes the row.</param>
    /// <param name="prior">The row above, after as many zero bytes; all zeros for the first row.</param>
    /// <param name="distance">Bytes per pixel.</param>
    public static void Undo<TFilter>(Span<byte> current, ReadOnlySpan<byte> prior, int distance)
        where TFilter : struct, IPngFilter
    {
        Debug.Assert(prior.Length == current.Length, "Rows must carry their zero bytes.");
        for (int i = 0; i < current.Length - distance; i++)
        {
            current[i + distance] += TFilter.Guess(current[i], prior[i + distance], prior[i]);
        }
    }
}
