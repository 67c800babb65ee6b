using System.Diagnostics;

namespace DragGan.Dragging;

/// <summary>One axis of the bilinear resize of a map of h cells to R pixels, half-pixel centres, no smoothing.</summary>
/// <remarks>
/// <code>
/// s = max((y + ½) h / R - ½, 0)     G(y) = (1 - f) F(⌊s⌋) + f F(min(⌊s⌋ + 1, h - 1)),  f = s - ⌊s⌋
/// </code>
/// With h = R this is the identity. Rows and columns share one axis, since maps and pictures are square.
/// Derivation: docs/maths/motion-supervision.md.
/// </remarks>
internal sealed class ResizeAxis
{
    private readonly int[] _lower;
    private readonly float[] _fraction;
    private readonly int[] _firstPixel;

    public ResizeAxis(int cells, int pixels)
    {
        (Cells, Pixels) = (cells, pixels);
        _lower = new int[pixels];
        _fraction = new float[pixels];
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            double source = Math.Max(((pixel + 0.5) * cells / pixels) - 0.5, 0);
            int lower = Math.Min((int)source, cells - 1);
            _lower[pixel] = lower;
            _fraction[pixel] = lower == cells - 1 ? 0 : (float)(source - lower);
        }

        // Lower cells never decrease, so the pixels of one interval between two cells are neighbours.
        _firstPixel = new int[cells + 1];
        int next = 0;
        for (int cell = 0; cell <= cells; cell++)
        {
            while (next < pixels && _lower[next] < cell)
            {
                next++;
            }

            _firstPixel[cell] = next;
        }
    }

    /// <summary>h.</summary>
    public int Cells { get; }

    /// <summary>R.</summary>
    public int Pixels { get; }

    /// <summary>f of every pixel.</summary>
    public ReadOnlySpan<float> Fractions => _fraction;

    /// <summary>The pixels that lie between <paramref name="cell"/> and the next cell: from the first one up to, not including, the second.</summary>
    public (int Start, int End) Interval(int cell) => (_firstPixel[cell], _firstPixel[cell + 1]);

    /// <summary>The cells that pixels <paramref name="first"/> … <paramref name="last"/> are made of: from the first one up to, not including, the second.</summary>
    public (int Start, int End) CellsOf(int first, int last) => (_lower[first], Math.Min(_lower[last] + 2, Cells));

    /// <summary>The cells that make up one pixel.</summary>
    public AxisTaps At(int pixel)
    {
        Debug.Assert((uint)pixel < (uint)Pixels, "A pixel outside the picture was sampled.");
        AxisTaps taps = default;
        Add(ref taps, pixel, 1);
        return taps;
    }

    /// <summary>The cells that make up a sample between two pixels; beyond the picture's last pixel everything is 0.</summary>
    public AxisTaps At(double position)
    {
        AxisTaps taps = default;
        int pixel = (int)Math.Floor(position);
        float fraction = (float)(position - pixel);
        Add(ref taps, pixel, 1 - fraction);
        Add(ref taps, pixel + 1, fraction);
        return taps;
    }

    private void Add(ref AxisTaps taps, int pixel, float weight)
    {
        if ((uint)pixel >= (uint)Pixels)
        {
            return;
        }

        int lower = _lower[pixel];
        float fraction = _fraction[pixel];
        taps.Add(lower, weight * (1 - fraction));
        taps.Add(lower + 1, weight * fraction); // weightless, hence dropped, where there is no next cell
    }
}
