namespace DragGan.StyleGan;

/// <summary>NumPy's legacy <c>RandomState(seed).randn</c>, so that a seed means the same picture here as everywhere else.</summary>
/// <remarks>
/// Every StyleGAN tool makes z this way: MT19937, doubles of 53 bits, and Marsaglia's polar method, which makes normal
/// numbers in pairs. NumPy froze this stream in version 1.17 (NEP 19). Not thread-safe.
/// </remarks>
/// <param name="seed">0 … 2³² − 1.</param>
public sealed class NumpyRandom(uint seed)
{
    private readonly MersenneTwister _twister = new(seed);
    private double? _kept;

    /// <summary>The next number of the standard normal distribution.</summary>
    public double NextGaussian()
    {
        if (_kept is double kept)
        {
            _kept = null;
            return kept;
        }

        // A point drawn evenly from the unit disc, its centre excluded: both its coordinates, rescaled, are normal.
        double x1, x2, squaredRadius;
        do
        {
            x1 = (2 * _twister.NextDouble()) - 1;
            x2 = (2 * _twister.NextDouble()) - 1;
            squaredRadius = (x1 * x1) + (x2 * x2);
        }
        while (squaredRadius is >= 1 or 0);

        double scale = Math.Sqrt(-2 * Math.Log(squaredRadius) / squaredRadius);
        _kept = scale * x1; // the second coordinate comes first: the order is part of the stream
        return scale * x2;
    }

    /// <summary>Fills <paramref name="destination"/> with the next numbers, each rounded to the nearest float.</summary>
    /// <param name="destination">Overwritten, from first to last.</param>
    public void Fill(Span<float> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)NextGaussian();
        }
    }
}
