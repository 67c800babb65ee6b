namespace DragGan.Imaging;

/// <summary>How far every pixel is from the nearest marked one, exactly.</summary>
/// <remarks>
/// Felzenszwalb and Huttenlocher 2012: along one axis the squared distance is the lower envelope of parabolas, f(q) = min over p of (q - p)² + f(p),
/// found in one sweep; first down every column, then along every row.
/// </remarks>
internal static class DistanceTransform
{
    /// <summary>Squared Euclidean distances between pixel centres, in pixels; infinite where nothing is marked.</summary>
    /// <param name="marked">Row-major <c>[height, width]</c>; marked where it is not 0.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    public static double[] Squares(ReadOnlySpan<byte> marked, int width, int height)
    {
        double[] squares = new double[marked.Length];
        for (int i = 0; i < marked.Length; i++)
        {
            squares[i] = marked[i] != 0 ? 0 : double.PositiveInfinity;
        }

        Envelope envelope = new(Math.Max(width, height));
        for (int x = 0; x < width; x++)
        {
            envelope.Sweep(squares, x, width, height);
        }

        for (int y = 0; y < height; y++)
        {
            envelope.Sweep(squares, y * width, 1, width);
        }

        return squares;
    }

    /// <summary>The lower envelope of one line's parabolas.</summary>
    private sealed class Envelope(int longest)
    {
        private readonly int[] _vertices = new int[longest];
        private readonly double[] _starts = new double[longest]; // from where on each parabola is the lowest
        private readonly double[] _heights = new double[longest];

        public void Sweep(Span<double> values, int first, int stride, int count)
        {
            int last = -1;
            for (int q = 0; q < count; q++)
            {
                _heights[q] = values[first + (q * stride)];
                if (double.IsFinite(_heights[q]))
                {
                    double start = double.NegativeInfinity;
                    while (last >= 0 && (start = Crossing(_vertices[last], q)) <= _starts[last])
                    {
                        last--;
                    }

                    last++;
                    (_vertices[last], _starts[last]) = (q, last == 0 ? double.NegativeInfinity : start);
                }
            }

            for (int q = 0, k = 0; last >= 0 && q < count; q++)
            {
                while (k < last && _starts[k + 1] < q)
                {
                    k++;
                }

                int p = _vertices[k];
                values[first + (q * stride)] = ((double)(q - p) * (q - p)) + _heights[p];
            }
        }

        /// <summary>Where the parabola at <paramref name="q"/> becomes lower than the one at <paramref name="p"/>, p &lt; q.</summary>
        private double Crossing(int p, int q) =>
            (_heights[q] - _heights[p] + ((double)q * q) - ((double)p * p)) / (2.0 * (q - p));
    }
}
