namespace DragGan.App.Bench;

/// <summary>Samples of one figure. The machine is shared with others, so the median is quoted.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public void Add(double value) => _values.Add(value);

    /// <summary>The middle value; NaN without samples.</summary>
    public double Median
    {
        get
        {
            double[] sorted = [.. _values.Order()];
            return sorted.Length == 0 ? double.NaN
                : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2]
                : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        }
    }

    /// <summary>The middle of some samples taken one after the other.</summary>
    public static double MedianOf(int rounds, Func<double> sample)
    {
        Samples samples = new();
        for (int round = 0; round < rounds; round++)
        {
            samples.Add(sample());
        }

        return samples.Median;
    }
}
