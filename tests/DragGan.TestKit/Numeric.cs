namespace DragGan.TestKit;

/// <summary>Arrays from a seed, and the measures of error that tests state their tolerances in.</summary>
public static class Numeric
{
    /// <summary>Values spread evenly over [-1, 1), the same on every machine and in every year.</summary>
    /// <param name="length">How many.</param>
    /// <param name="seed">Any number; neighbouring seeds give unrelated values.</param>
    /// <remarks>SplitMix64 (Steele, Lea, Flood 2014); the upper 24 bits make a float exactly.</remarks>
    public static float[] Uniform(int length, int seed)
    {
        float[] values = new float[length];
        ulong state = (ulong)(uint)seed * 0xD1342543DE82EF95;
        for (int i = 0; i < length; i++)
        {
            state += 0x9E3779B97F4A7C15;
            ulong z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            values[i] = ((z >> 40) * (2f / (1 << 24))) - 1f;
        }

        return values;
    }

    /// <summary>The same values in double precision, exactly.</summary>
    public static double[] ToDouble(ReadOnlySpan<float> values)
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }

    /// <summary>Each value rounded to the nearest float.</summary>
    public static float[] ToFloat(ReadOnlySpan<double> values)
    {
        float[] narrow = new float[values.Length];
        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = (float)values[i];
        }

        return narrow;
    }

    /// <summary>Normalised mean square error: Σ(actual - expected)² / Σ expected².</summary>
    /// <returns>0 for two equal arrays; infinity where anything is NaN or infinite, or where expected is all zero and actual is not.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Nmse(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        if (expected.Length != actual.Length)
        {
            throw new ArgumentException($"{actual.Length} values were compared with {expected.Length} expected ones.", nameof(actual));
        }

        double error = 0, size = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = actual[i] - expected[i];
            error += difference * difference;
            size += expected[i] * expected[i];
        }

        return error == 0 ? 0 : double.IsFinite(error) && size > 0 ? error / size : double.PositiveInfinity;
    }

    /// <inheritdoc cref="Nmse(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static double Nmse(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) => Nmse(ToDouble(expected), ToDouble(actual));

    /// <inheritdoc cref="Nmse(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static double Nmse(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual) => Nmse(expected, ToDouble(actual));

    /// <summary>Root mean square of the difference relative to that of the expected values: √Nmse.</summary>
    public static double RelativeRms(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) => Math.Sqrt(Nmse(expected, actual));

    /// <inheritdoc cref="RelativeRms(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public static double RelativeRms(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual) => Math.Sqrt(Nmse(expected, actual));

    /// <summary>Largest |actual - expected|; infinity where anything is NaN.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double LargestDifference(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        if (expected.Length != actual.Length)
        {
            throw new ArgumentException($"{actual.Length} values were compared with {expected.Length} expected ones.", nameof(actual));
        }

        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs((double)actual[i] - expected[i]);
            largest = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(largest, difference);
        }

        return largest;
    }

    /// <summary>Cosine of the angle between two arrays read as vectors, -1 … 1; NaN when one of them is zero.</summary>
    public static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double[] left = ToDouble(a), right = ToDouble(b);
        return Dot(left, right) / Math.Sqrt(Dot(left, left) * Dot(right, right));
    }

    /// <summary>Inner product Σ aᵢ bᵢ in double precision.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length)
        {
            throw new ArgumentException($"An inner product of {a.Length} and {b.Length} values was asked for.", nameof(b));
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
