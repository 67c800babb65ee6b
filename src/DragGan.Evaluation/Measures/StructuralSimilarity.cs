namespace DragGan.Evaluation;

/// <summary>SSIM of Wang et al. (2004): 1 for equal pictures.</summary>
/// <remarks>
/// <code>
/// SSIM = mean of (2 a b + C1) (2 σab + C2) / ((a² + b² + C1) (σa² + σb² + C2))     C1 = 0.01², C2 = 0.03²
/// </code>
/// over every window of 11 x 11 pixels that lies inside, Gaussian with σ = 1.5; of the mean of the three colours, as 0…1.
/// </remarks>
public static class StructuralSimilarity
{
    private const int Window = 11;

    private static readonly double[] Weights = GaussianWeights();

    /// <summary>Compares two pictures of one size, at least 11 pixels.</summary>
    public static double Of(FloatPicture found, FloatPicture wanted)
    {
        PictureMeasures.RequireSameSize(found, wanted);
        ArgumentOutOfRangeException.ThrowIfLessThan(found.Size, Window, nameof(found));
        double[] x = Gray(found), y = Gray(wanted);
        int size = found.Size;
        double[] a = Average(x, size), b = Average(y, size);
        double[] aa = Average(Product(x, x), size), bb = Average(Product(y, y), size), ab = Average(Product(x, y), size);
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double both = a[i] * b[i], squares = (a[i] * a[i]) + (b[i] * b[i]);
            sum += ((2 * both) + 1e-4) * ((2 * (ab[i] - both)) + 9e-4) / ((squares + 1e-4) * (aa[i] + bb[i] - squares + 9e-4));
        }

        return sum / a.Length;
    }

    private static double[] Gray(FloatPicture picture)
    {
        double[] gray = new double[picture.Size * picture.Size];
        for (int i = 0; i < gray.Length; i++)
        {
            ReadOnlySpan<float> pixel = picture.Values.Slice(i * 3, 3);
            gray[i] = ((((double)pixel[0] + pixel[1] + pixel[2]) / 3) + 1) / 2;
        }

        return gray;
    }

    private static double[] Product(double[] a, double[] b)
    {
        double[] product = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            product[i] = a[i] * b[i];
        }

        return product;
    }

    /// <summary>Weighted means over all windows inside, row by row.</summary>
    private static double[] Average(double[] values, int size)
    {
        int count = size - Window + 1;
        double[] rows = new double[size * count], means = new double[count * count];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < count; x++)
            {
                double sum = 0;
                for (int k = 0; k < Window; k++)
                {
                    sum += Weights[k] * values[(y * size) + x + k];
                }

                rows[(y * count) + x] = sum;
            }
        }

        for (int y = 0; y < count; y++)
        {
            for (int k = 0; k < Window; k++)
            {
                for (int x = 0; x < count; x++)
                {
                    means[(y * count) + x] += Weights[k] * rows[((y + k) * count) + x];
                }
            }
        }

        return means;
    }

    private static double[] GaussianWeights()
    {
        double[] weights = [.. Enumerable.Range(0, Window).Select(i => Math.Exp(-(i - 5) * (i - 5) / (2 * 1.5 * 1.5)))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
