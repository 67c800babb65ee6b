using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Convolution.Winograd;

/// <summary>The three transforms by themselves, in memory that faults one element too far.</summary>
public sealed class WinogradTransformTests
{
    private static readonly double[] Points = [0, 0.625, -0.625, 1.5, -1.5];

    public static TheoryData<int> Lengths => Sizes.OneTo67;

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_input_transform_evaluates_the_patch_and_stays_in_bounds(int channels)
    {
        using GuardedMemory patch = new(Numeric.Uniform(36 * channels, seed: channels)), target = new(36 * channels);
        float[] half = new float[36 * 16];

        Sweep.Over(channels, new InputPatch(ref patch.Span[0], 6 * channels, channels, ref half[0], ref target.Span[0], channels));

        double[,] b = InputMatrix();
        for (int c = 0; c < channels; c++)
        {
            int channel = c;
            AssertSandwich(b, (y, x) => patch.Span[(((y * 6) + x) * channels) + channel], (y, x) => target.Span[(((y * 6) + x) * channels) + channel], 6, 6);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_output_transform_keeps_what_is_asked_for_and_stays_in_bounds(int channels)
    {
        int rows = 1 + (channels % 4), columns = 1 + (channels / 4 % 4);
        using GuardedMemory products = new(Numeric.Uniform(36 * channels, seed: channels)), output = new(rows * columns * channels);
        float[] half = new float[36 * 16];

        Sweep.Over(channels, new OutputPatch(
            ref products.Span[0], channels, ref half[0], ref output.Span[0], columns * channels, channels, rows, columns));

        double[,] a = OutputMatrix();
        for (int c = 0; c < channels; c++)
        {
            int channel = c;
            AssertSandwich(
                a, (y, x) => products.Span[(((y * 6) + x) * channels) + channel],
                (y, x) => output.Span[(((y * columns) + x) * channels) + channel], rows, columns);
        }
    }

    [Fact]
    public void The_three_transforms_make_a_correlation_of_three_taps()
    {
        // y = Aᵀ [(G g) ⊙ (Bᵀ d)], for every unit input and unit tap: 18 products that are 0 or 1.
        double[,] a = OutputMatrix(), b = InputMatrix();
        double[] transformed = new double[6];
        for (int tap = 0; tap < 3; tap++)
        {
            WinogradLines.Filter(tap == 0 ? 1 : 0, tap == 1 ? 1 : 0, tap == 2 ? 1 : 0, transformed);
            for (int input = 0; input < 6; input++)
            {
                for (int output = 0; output < 4; output++)
                {
                    double sum = 0;
                    for (int k = 0; k < 6; k++)
                    {
                        sum += a[output, k] * transformed[k] * b[k, input];
                    }

                    Assert.Equal(input == output + tap ? 1 : 0, sum, tolerance: 1e-14);
                }
            }
        }
    }

    /// <summary>Bᵀ: row k holds the coefficients of Π (x - p) over all other points, row ∞ those over all points.</summary>
    private static double[,] InputMatrix()
    {
        double[,] matrix = new double[6, 6];
        for (int k = 0; k < 6; k++)
        {
            double[] polynomial = [1, 0, 0, 0, 0, 0];
            for (int p = 0; p < 5; p++)
            {
                for (int power = 5; p != k && power >= 0; power--)
                {
                    polynomial[power] = (power > 0 ? polynomial[power - 1] : 0) - (Points[p] * polynomial[power]);
                }
            }

            for (int i = 0; i < 6; i++)
            {
                matrix[k, i] = polynomial[i];
            }
        }

        return matrix;
    }

    /// <summary>Aᵀ: row j holds the j-th powers of the points; ∞ has the highest alone.</summary>
    private static double[,] OutputMatrix()
    {
        double[,] matrix = new double[4, 6];
        for (int j = 0; j < 4; j++)
        {
            for (int k = 0; k < 5; k++)
            {
                matrix[j, k] = Math.Pow(Points[k], j);
            }
        }

        matrix[3, 5] = 1;
        return matrix;
    }

    /// <summary>actual = M source Mᵀ, to a few roundings of sums below 40.</summary>
    private static void AssertSandwich(double[,] matrix, Func<int, int, float> source, Func<int, int, float> actual, int rows, int columns)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                double sum = 0;
                for (int y = 0; y < 6; y++)
                {
                    for (int x = 0; x < 6; x++)
                    {
                        sum += matrix[r, y] * matrix[c, x] * source(y, x);
                    }
                }

                Assert.Equal(sum, actual(r, c), tolerance: 1e-5);
            }
        }
    }
}
