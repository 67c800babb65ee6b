namespace DragGan.Evaluation;

/// <summary>Small symmetric systems of equations.</summary>
internal static class Cholesky
{
    /// <summary>x with A x = b.</summary>
    /// <param name="matrix">A, symmetric and positive definite, row-major <c>[n, n]</c>; only read.</param>
    /// <param name="right">b, <c>[n]</c>.</param>
    public static double[] Solve(double[] matrix, double[] right)
    {
        int n = right.Length;
        double[] l = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[(i * n) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= l[(i * n) + k] * l[(j * n) + k];
                }

                l[(i * n) + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / l[(j * n) + j];
            }
        }

        double[] x = [.. right];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= l[(i * n) + k] * x[k];
            }

            x[i] /= l[(i * n) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                x[i] -= l[(k * n) + i] * x[k];
            }

            x[i] /= l[(i * n) + i];
        }

        return x;
    }
}
