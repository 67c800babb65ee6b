using System.Diagnostics;
using DragGan.StyleGan;

namespace DragGan.App.Bench;

/// <summary>Times whole pictures, each of another latent, so that nothing is there already.</summary>
internal sealed class PictureSampler(Synthesis synthesis, Latent latent)
{
    private readonly float[] _latent = [.. latent.Values];
    private readonly LayerSamples _layers = new();

    /// <summary>The times kept, in seconds.</summary>
    public Samples Seconds { get; } = new();

    /// <summary>The last picture's time, in seconds.</summary>
    public double Last { get; private set; }

    /// <summary>Operations of a picture's convolutions, counted as direct ones.</summary>
    public long Flop => _layers.Total.Flop;

    /// <summary>Operations and bytes of a picture's convolutions.</summary>
    public (long Flop, long Bytes) Work => _layers.Total;

    public void Sample(bool keep, CancellationToken cancellation)
    {
        _latent[0] += 1e-3f;
        _layers.Begin();
        synthesis.LayerDone = _layers.Done;
        long start = Stopwatch.GetTimestamp();
        synthesis.Picture(_latent, NoiseSource.Constant, cancellation);
        Last = Stopwatch.GetElapsedTime(start).TotalSeconds;
        synthesis.LayerDone = null;
        if (keep)
        {
            Seconds.Add(Last);
        }
    }
}
