namespace DragGan.Imaging.Tests;

public sealed class FilterLoopsTests
{
    // Row lengths around every vector width; distances are those of 8-bit and 16-bit pixels.
    public static TheoryData<int> Distances => [1, 2, 3, 4, 6, 8];

    [Theory]
    [MemberData(nameof(Distances))]
    public void Each_filter_stores_and_sums_what_the_specification_says_and_undoes_it(int distance)
    {
        for (int length = 1; length <= 140; length++)
        {
            Check<NoFilter>(length, distance, (a, b, c) => 0);
            Check<SubFilter>(length, distance, (a, b, c) => a);
            Check<UpFilter>(length, distance, (a, b, c) => b);
            Check<AverageFilter>(length, distance, (a, b, c) => (int)Math.Floor((a + b) / 2.0));
            Check<PaethFilter>(length, distance, Paeth);
        }
    }

    [Fact]
    public void The_vector_Paeth_guess_agrees_with_the_specification_for_all_triples_on_a_grid()
    {
        byte[] values = [0, 1, 2, 3, 63, 64, 126, 127, 128, 129, 191, 192, 253, 254, 255];
        (byte A, byte B, byte C)[] triples = [.. from a in values from b in values from c in values select (a, b, c)];
        byte[] current = new byte[2 * triples.Length], prior = new byte[2 * triples.Length], missed = new byte[current.Length - 1];
        for (int i = 0; i < triples.Length; i++)
        {
            // Pairs of bytes at distance 1: the second of each pair has a on its left, b above it and c above left. Its own value is 0.
            (current[2 * i], prior[(2 * i) + 1], prior[2 * i]) = triples[i];
        }

        FilterLoops.Apply<PaethFilter>(current, prior, distance: 1, missed);

        for (int i = 0; i < triples.Length; i++)
        {
            (byte a, byte b, byte c) = triples[i];
            Assert.Equal((byte)-Paeth(a, b, c), missed[2 * i]);
        }
    }

    private static void Check<TFilter>(int length, int distance, Func<int, int, int, int> guess)
        where TFilter : struct, IPngFilter
    {
        byte[] current = [.. new byte[distance], .. TestPictures.Noise(length, 1, PixelLayout.Gray, seed: length).Pixels];
        byte[] prior = [.. new byte[distance], .. TestPictures.Noise(length, 1, PixelLayout.Gray, seed: -length).Pixels];
        byte[] expected = new byte[length], missed = new byte[length];
        long expectedCost = 0;
        for (int i = 0; i < length; i++)
        {
            expected[i] = (byte)(current[i + distance] - guess(current[i], prior[i + distance], prior[i]));
            expectedCost += Math.Min(expected[i], 256 - expected[i]);
        }

        long cost = FilterLoops.Apply<TFilter>(current, prior, distance, missed);
        byte[] undone = [.. new byte[distance], .. missed];
        FilterLoops.Undo<TFilter>(undone, prior, distance);

        Assert.Equal(expected, missed);
        Assert.Equal(expectedCost, cost);
        Assert.Equal(current, undone);
    }

    private static int Paeth(int a, int b, int c)
    {
        int p = a + b - c;
        int[] candidates = [a, b, c];
        return candidates.MinBy(v => Math.Abs(p - v)); // the first of equals, which is the order the specification asks for
    }
}
