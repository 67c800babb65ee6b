using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Dragging.Tests;

/// <summary>A network of one idea: its latent slides a wavy picture about. Everything about it is known in closed form.</summary>
/// <remarks>
/// <code>
/// F(y, x, c) = sin(a_c (x - u) + b_c (y - v) + c)     u = Σ w(r, 2k),  v = Σ w(r, 2k + 1)  over all rows r
/// </code>
/// so a handle follows (u, v) exactly, and ∂F/∂u = -a_c cos(…).
/// </remarks>
internal sealed class SlidingPicture(int resolution, int channels = 11, int rows = 8, int width = 4) : IFeatureSynthesis
{
    private FeatureMap? _features;
    private int _computed;
    private double _u;
    private double _v;

    public int Resolution => resolution;

    public int LatentRows => rows;

    public int LatentWidth => width;

    public int BlockCount => int.Log2(resolution) - 1;

    /// <summary>How many times features have been asked for.</summary>
    public int Passes { get; private set; }

    /// <summary>From this pass on, features are not numbers.</summary>
    public int BreaksAtPass { get; set; } = int.MaxValue;

    /// <summary>From this pass on, gradients are infinite.</summary>
    public int GradientBreaksAtPass { get; set; } = int.MaxValue;

    /// <summary>Called at the beginning of every pass with its number, counted from 1.</summary>
    public Action<int>? OnPass { get; set; }

    public Latent Centre => new(rows, width, [.. new float[rows * width]]);

    public (int Cells, int Channels) FeatureShape(int block) => (1 << (block + 1), channels);

    public FeatureMap Features(ReadOnlySpan<float> latent, int block, CancellationToken cancellation = default)
    {
        Passes++;
        OnPass?.Invoke(Passes);
        cancellation.ThrowIfCancellationRequested();
        _computed = block;
        int cells = 1 << (block + 1);
        if (_features?.Height != cells)
        {
            _features = new FeatureMap(cells, cells, channels);
        }

        (double u, double v) = Slide(latent, cells);
        for (int i = 0; i < _features.Data.Length; i++)
        {
            _features.Data[i] = Passes >= BreaksAtPass ? float.NaN : (float)Math.Sin(Phase(i, cells, u, v));
        }

        (_u, _v) = (u, v);
        return _features;
    }

    public void Backward(FeatureMap featureGradient, int trainedRows, Span<float> latentGradient, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Assert.Equal(1 << (_computed + 1), featureGradient.Height);
        int cells = featureGradient.Height;
        double du = 0, dv = 0;
        for (int i = 0; i < featureGradient.Data.Length; i++)
        {
            double slope = -featureGradient.Data[i] * Math.Cos(Phase(i, cells, _u, _v)) * cells / resolution;
            du += slope * Across(i % channels, cells);
            dv += slope * Down(i % channels, cells);
        }

        for (int i = 0; i < latentGradient.Length; i++)
        {
            latentGradient[i] = Passes >= GradientBreaksAtPass ? float.PositiveInfinity : (float)(i % 2 == 0 ? du : dv);
        }
    }

    // Two to three waves across the picture: near enough to a ramp that a handle never sees two places alike.
    private static double Across(int c, int cells) => (3 + (c % 4)) * 3.0 / cells * (c % 2 == 0 ? 1 : -0.4);

    private static double Down(int c, int cells) => (3 + (c % 3)) * 3.0 / cells * (c % 2 == 0 ? 0.5 : 1);

    private double Phase(int i, int cells, double u, double v)
    {
        int c = i % channels, x = i / channels % cells, y = i / channels / cells;
        return (Across(c, cells) * (x - u)) + (Down(c, cells) * (y - v)) + c;
    }

    /// <summary>The latent counts in pixels, the map in cells.</summary>
    private (double U, double V) Slide(ReadOnlySpan<float> latent, int cells)
    {
        double u = 0, v = 0;
        for (int i = 0; i < latent.Length; i++)
        {
            (u, v) = i % 2 == 0 ? (u + latent[i], v) : (u, v + latent[i]);
        }

        return (u * cells / resolution, v * cells / resolution);
    }
}
