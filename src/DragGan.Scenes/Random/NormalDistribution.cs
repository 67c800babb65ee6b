namespace DragGan.Scenes;

/// <summary>The standard normal distribution: Φ, and draws from it.</summary>
internal static class NormalDistribution
{
    /// <summary>Φ(z): the probability of a draw below z; good to 1e-7.</summary>
    /// <remarks>erfc by a Chebyshev fit: Press et al., Numerical Recipes, "erfcc" (relative error below 1.2e-7 everywhere).</remarks>
    public static double Cumulative(double z)
    {
        double x = Math.Abs(z) * 0.70710678118654752;
        double t = 1 / (1 + (0.5 * x));
        double p = -1.26551223 + (t * (1.00002368 + (t * (0.37409196 + (t * (0.09678418 + (t * (-0.18628806 + (t * (0.27886807
            + (t * (-1.13520398 + (t * (1.48851587 + (t * (-0.82215223 + (t * 0.17087277)))))))))))))))));
        double tail = 0.5 * t * Math.Exp((-x * x) + p);
        return z < 0 ? tail : 1 - tail;
    }

    /// <summary>One draw by Box and Muller's transform of two uniform draws; draws beyond ±<paramref name="cut"/> are thrown away.</summary>
    public static float Draw(ref SplitMix random, double cut)
    {
        while (true)
        {
            double radius = Math.Sqrt(-2 * Math.Log(random.NextDouble()));
            double z = radius * Math.Cos(2 * Math.PI * random.NextDouble());
            if (Math.Abs(z) <= cut)
            {
                return (float)z;
            }
        }
    }
}
