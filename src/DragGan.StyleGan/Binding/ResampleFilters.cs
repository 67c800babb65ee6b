using DragGan.Checkpoints;

namespace DragGan.StyleGan;

/// <summary>Checks that a file's resampling filters are the one this program computes with.</summary>
internal static class ResampleFilters
{
    private const int Taps = 4;
    private static readonly float[] Row = [1 / 8f, 3 / 8f, 3 / 8f, 1 / 8f];

    /// <summary>Takes the filter under <paramref name="prefix"/>, if there is one.</summary>
    /// <exception cref="ModelFileException">It is not the outer product of [1, 3, 3, 1] / 8 with itself.</exception>
    public static void RequireStandard(CheckpointArrays arrays, string prefix)
    {
        string name = $"{prefix}.resample_filter";
        if (arrays.Optional(name, Taps, Taps) is not NamedArray filter)
        {
            return;
        }

        float[] values = filter.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            // The exact values are multiples of 1/64 and fit every float type; the slack is for a file that normalised in another order.
            float expected = Row[i / Taps] * Row[i % Taps];
            if (MathF.Abs(values[i] - expected) > 1e-5f)
            {
                throw arrays.Fail(name, $"holds {values[i]} at row {i / Taps}, column {i % Taps}, expected {expected}: only the filter [1, 3, 3, 1], normalised, is supported");
            }
        }
    }
}
