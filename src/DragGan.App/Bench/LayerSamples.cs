using System.Diagnostics;
using DragGan.StyleGan;

namespace DragGan.App.Bench;

/// <summary>Listens to a synthesis and times its layers from the end of one to the end of the next.</summary>
internal sealed class LayerSamples
{
    private readonly Dictionary<(string Name, bool Backward), (LayerWork Work, Samples Seconds)> _layers = [];
    private long _last;

    /// <summary>Operations and bytes of the layers since <see cref="Begin"/>.</summary>
    public (long Flop, long Bytes) Total { get; private set; }

    public void Begin()
    {
        Total = default;
        _last = Stopwatch.GetTimestamp();
    }

    public void Done(LayerWork work)
    {
        long now = Stopwatch.GetTimestamp();
        (string, bool) key = (work.Name, work.Backward);
        if (!_layers.TryGetValue(key, out (LayerWork Work, Samples Seconds) layer))
        {
            layer = (work, new Samples());
            _layers.Add(key, layer);
        }

        layer.Seconds.Add(Stopwatch.GetElapsedTime(_last, now).TotalSeconds);
        Total = (Total.Flop + work.Flop, Total.Bytes + work.Bytes);
        _last = now;
    }

    /// <summary>Every layer in the order it was first met.</summary>
    public IReadOnlyList<BenchLayer> Report(double peakGflops)
    {
        double whole = _layers.Values.Sum(layer => layer.Seconds.Median);
        return
        [
            .. _layers.Values.Select(layer =>
            {
                double seconds = layer.Seconds.Median, gflop = layer.Work.Flop / 1e9;
                return new BenchLayer(
                    $"{layer.Work.Name.Replace("synthesis.", string.Empty, StringComparison.Ordinal)} {(layer.Work.Backward ? "reverse" : "forward")}",
                    gflop, layer.Work.Bytes / 1e6, seconds * 1e3, gflop / seconds, seconds / whole, gflop / seconds / peakGflops);
            }),
        ];
    }
}
