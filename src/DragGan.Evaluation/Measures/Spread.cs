namespace DragGan.Evaluation;

/// <summary>How numbers lie: their mean and three of their percentiles.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">A twentieth of them lie below.</param>
/// <param name="Median">Half of them lie below.</param>
/// <param name="High">A twentieth of them lie above.</param>
public sealed record Spread(double Mean, double Low, double Median, double High)
{
    /// <summary>Of at least one number.</summary>
    public static Spread Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(numbers));
        return new(sorted.Average(), At(sorted, 0.05), At(sorted, 0.5), At(sorted, 0.95));
    }

    /// <summary>The median, or NaN of no numbers.</summary>
    public static double MedianOf(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted.Length == 0 ? double.NaN : At(sorted, 0.5);
    }

    /// <summary>Between two neighbours in proportion, as NumPy and PyTorch do.</summary>
    private static double At(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length
            ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]))
            : sorted[below];
    }
}
