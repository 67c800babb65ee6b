namespace DragGan.TestKit;

public static partial class ReferenceKernels
{
    /// <summary>y = x / √(mean(x²) + 1e-8).</summary>
    public static double[] Normalize2ndMoment(double[] x)
    {
        double factor = 1 / Math.Sqrt((Numeric.Dot(x, x) / x.Length) + 1e-8);
        return [.. x.Select(value => value * factor)];
    }
}
