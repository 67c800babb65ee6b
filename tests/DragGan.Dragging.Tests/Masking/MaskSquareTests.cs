namespace DragGan.Dragging.Tests;

public sealed class MaskSquareTests
{
    private static readonly float[] Down = [0.125f, 0.375f, 0.625f, 0.875f];
    private static readonly float[] Across = [0.25f, 0.75f];
    private static readonly byte[] Fixed = [1, 1, 9, 0, 1, 9, 0, 0, 9, 1, 1]; // two columns of a picture three wide

    // 1 … 67 covers every mix of 16-, 8- and 4-lane bodies and single channels.
    public static TheoryData<int> Channels => [.. Enumerable.Range(1, 67)];

    [Theory]
    [MemberData(nameof(Channels))]
    public void Sum_and_gradient_match_the_plain_formula_and_stay_in_bounds(int channels)
    {
        float[][] maps = [.. Enumerable.Range(0, 4).Select(i => Numeric.Uniform(2 * channels, seed: (channels * 4) + i))];
        using GuardedMemory upper = new(maps[0]), upperStart = new(maps[1]), lower = new(maps[2]), lowerStart = new(maps[3]);
        using GuardedMemory upperGradient = new(2 * channels), lowerGradient = new(2 * channels);
        upperGradient.Span.Fill(1);
        lowerGradient.Span.Fill(2);

        double sum = new MaskSquare
        {
            Channels = channels,
            UpperFeatures = upper.Span,
            UpperStart = upperStart.Span,
            LowerFeatures = lower.Span,
            LowerStart = lowerStart.Span,
            UpperGradient = upperGradient.Span,
            LowerGradient = lowerGradient.Span,
            Left = 0,
            Right = channels,
            Down = Down,
            Across = Across,
            Fixed = Fixed,
            Stride = 3,
            Share = 0.5f,
        }.Accumulate();

        (double expectedSum, double[] expectedUpper, double[] expectedLower) = Expected(maps, channels);
        Assert.Equal(expectedSum, sum, 1e-6 * expectedSum);
        Assert.InRange(Numeric.Nmse(expectedUpper, upperGradient.Span), 0, 1e-12);
        Assert.InRange(Numeric.Nmse(expectedLower, lowerGradient.Span), 0, 1e-12);
    }

    private static (double Sum, double[] Upper, double[] Lower) Expected(float[][] maps, int channels)
    {
        double sum = 0;
        double[] upper = [.. Enumerable.Repeat(1.0, 2 * channels)], lower = [.. Enumerable.Repeat(2.0, 2 * channels)];
        for (int y = 0; y < Down.Length; y++)
        {
            for (int x = 0; x < Across.Length; x++)
            {
                for (int c = 0; c < channels && Fixed[(y * 3) + x] == 1; c++)
                {
                    int left = c, right = c + channels;
                    double f = Down[y], g = Across[x];
                    double above = ((1 - g) * ((double)maps[0][left] - maps[1][left])) + (g * ((double)maps[0][right] - maps[1][right]));
                    double below = ((1 - g) * ((double)maps[2][left] - maps[3][left])) + (g * ((double)maps[2][right] - maps[3][right]));
                    double v = ((1 - f) * above) + (f * below);
                    sum += Math.Abs(v);
                    upper[left] += 0.5 * (1 - f) * (1 - g) * Math.Sign(v);
                    upper[right] += 0.5 * (1 - f) * g * Math.Sign(v);
                    lower[left] += 0.5 * f * (1 - g) * Math.Sign(v);
                    lower[right] += 0.5 * f * g * Math.Sign(v);
                }
            }
        }

        return (sum, upper, lower);
    }
}
