namespace DragGan.TestKit;

/// <summary>Compares a hand-derived gradient with central differences of the function itself, in double precision.</summary>
/// <remarks>
/// <code>∂f/∂xᵢ ≈ (f(x + h eᵢ) - f(x - h eᵢ)) / 2h</code>
/// The formula errs by h² f'''/6 and the rounding of f costs about 1e-16 |f| / h, so with h = 1e-5 about ten digits are left.
/// Near a kink (leaky ReLU at 0, a clamp) it measures a mean of two slopes: choose inputs that stay away from it by more than h.
/// </remarks>
public static class GradientChecker
{
    /// <summary>h, unless a test says otherwise.</summary>
    public const double DefaultStep = 1e-5;

    /// <summary>∂f/∂x by central differences.</summary>
    /// <param name="function">f; reads its argument and keeps nothing of it.</param>
    /// <param name="point">x; the same when this returns, changed one element at a time meanwhile.</param>
    /// <param name="step">h.</param>
    public static double[] CentralDifferences(Func<double[], double> function, double[] point, double step = DefaultStep)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(point);
        double[] gradient = new double[point.Length];
        for (int i = 0; i < point.Length; i++)
        {
            double kept = point[i];
            point[i] = kept + step;
            double above = function(point);
            point[i] = kept - step;
            double below = function(point);
            point[i] = kept;
            gradient[i] = (above - below) / (2 * step);
        }

        return gradient;
    }

    /// <summary>
    /// The largest |analyticᵢ - numericᵢ| / (scale + |numericᵢ|), scale being the root mean square of the numeric gradient:
    /// relative where an element is large, and relative to its neighbours where it is nearly zero.
    /// </summary>
    /// <returns>0 for a perfect gradient, about 1 for a missing one; infinity where an element is NaN.</returns>
    /// <exception cref="ArgumentException">The gradient has not one element per element of <paramref name="point"/>.</exception>
    public static double LargestError(
        Func<double[], double> function, double[] point, ReadOnlySpan<double> analytic, double step = DefaultStep)
    {
        double[] numeric = CentralDifferences(function, point, step);
        if (analytic.Length != numeric.Length)
        {
            throw new ArgumentException($"The gradient has {analytic.Length} elements, expected {numeric.Length}, one per input.", nameof(analytic));
        }

        double scale = Math.Sqrt(Numeric.Dot(numeric, numeric) / Math.Max(numeric.Length, 1));
        double largest = 0;
        for (int i = 0; i < numeric.Length; i++)
        {
            double difference = Math.Abs(analytic[i] - numeric[i]);
            double error = difference == 0 ? 0 : difference / (scale + Math.Abs(numeric[i]));
            largest = double.IsNaN(error) ? double.PositiveInfinity : Math.Max(largest, error);
        }

        return largest;
    }

    /// <inheritdoc cref="LargestError(Func{double[], double}, double[], ReadOnlySpan{double}, double)"/>
    public static double LargestError(
        Func<double[], double> function, double[] point, ReadOnlySpan<float> analytic, double step = DefaultStep) =>
        LargestError(function, point, Numeric.ToDouble(analytic), step);
}
