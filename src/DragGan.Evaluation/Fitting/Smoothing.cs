namespace DragGan.Evaluation;

/// <summary>Gaussian blur of square pictures of three interleaved colours; edges repeat.</summary>
internal static class Smoothing
{
    /// <summary>A blurred copy.</summary>
    /// <param name="values"><c>[size, size, 3]</c>.</param>
    /// <param name="size">Pixels along a side.</param>
    /// <param name="sigma">In pixels; 0 copies.</param>
    public static float[] Gaussian(float[] values, int size, double sigma)
    {
        float[] weights = Weights(sigma);
        float[] rows = new float[values.Length], result = new float[values.Length];
        Pass(values, rows, size, weights, step: 3, line: size * 3);
        Pass(rows, result, size, weights, step: size * 3, line: 3);
        return result;
    }

    /// <summary>Along one axis: neighbours are <paramref name="step"/> apart, lines <paramref name="line"/>.</summary>
    private static void Pass(float[] from, float[] to, int size, float[] weights, int step, int line)
    {
        int reach = weights.Length / 2;
        for (int place = 0; place < size; place++)
        {
            for (int k = -reach; k <= reach; k++)
            {
                int source = Math.Clamp(place + k, 0, size - 1) * step, target = place * step;
                float weight = weights[k + reach];
                for (int i = 0; i < size; i++)
                {
                    int at = i * line;
                    to[target + at] += weight * from[source + at];
                    to[target + at + 1] += weight * from[source + at + 1];
                    to[target + at + 2] += weight * from[source + at + 2];
                }
            }
        }
    }

    private static float[] Weights(double sigma)
    {
        int reach = (int)Math.Ceiling(2.5 * sigma);
        float[] weights = new float[(2 * reach) + 1];
        for (int k = -reach; k <= reach; k++)
        {
            weights[k + reach] = sigma > 0 ? (float)Math.Exp(-k * k / (2 * sigma * sigma)) : 1;
        }

        float sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
