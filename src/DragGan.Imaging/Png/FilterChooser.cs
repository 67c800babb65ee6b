namespace DragGan.Imaging;

/// <summary>Picks for each row the filter whose misses add up to least: the usual heuristic of PNG specification, 12.8.</summary>
/// <param name="rowBytes">Bytes of a row.</param>
/// <param name="distance">Bytes per pixel.</param>
internal sealed class FilterChooser(int rowBytes, int distance)
{
    private byte[] _candidate = new byte[1 + rowBytes];
    private byte[] _best = new byte[1 + rowBytes];
    private long _bestCost;

    /// <summary>Filters one row five ways and returns the best: the filter's number, then the misses. Valid until the next call.</summary>
    /// <param name="current">The row, after <c>distance</c> zero bytes.</param>
    /// <param name="prior">The row above in the same form; all zeros for the first row.</param>
    public ReadOnlySpan<byte> Choose(ReadOnlySpan<byte> current, ReadOnlySpan<byte> prior)
    {
        _bestCost = long.MaxValue;
        Try<UpFilter>(current, prior);
        Try<SubFilter>(current, prior);
        Try<PaethFilter>(current, prior);
        Try<AverageFilter>(current, prior);
        Try<NoFilter>(current, prior);
        return _best;
    }

    private void Try<TFilter>(ReadOnlySpan<byte> current, ReadOnlySpan<byte> prior)
        where TFilter : struct, IPngFilter
    {
        long cost = FilterLoops.Apply<TFilter>(current, prior, distance, _candidate.AsSpan(1));
        if (cost < _bestCost)
        {
            _candidate[0] = TFilter.Code;
            (_candidate, _best, _bestCost) = (_best, _candidate, cost);
        }
    }
}
