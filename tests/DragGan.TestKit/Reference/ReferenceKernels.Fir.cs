namespace DragGan.TestKit;

public static partial class ReferenceKernels
{
    private static readonly double[] FirTaps = [1 / 8.0, 3 / 8.0, 3 / 8.0, 1 / 8.0];

    /// <summary>y[a, b] = g Σ f[ty] f[tx] · v[d·a + ty, d·b + tx], v being x with zeros put in and round; f = [1,3,3,1]/8, the same mirrored.</summary>
    public static ReferenceMap Fir(ReferenceMap x, FirResampling how)
    {
        ReferenceMap y = new(how.OutputLength(x.Height), how.OutputLength(x.Width), x.Channels);
        ForEachFirTap(y, how, x.Channels, (a, b, c, fromY, fromX, factor) => y[a, b, c] += factor * x[fromY, fromX, c]);
        return y;
    }

    /// <summary>∂L/∂x of <see cref="Fir"/>, for an input of <paramref name="height"/> × <paramref name="width"/>.</summary>
    public static ReferenceMap FirInputGradient(ReferenceMap dy, FirResampling how, int height, int width)
    {
        ReferenceMap dx = new(height, width, dy.Channels);
        ForEachFirTap(dy, how, dy.Channels, (a, b, c, fromY, fromX, factor) => dx[fromY, fromX, c] += factor * dy[a, b, c]);
        return dx;
    }

    private static void ForEachFirTap(
        ReferenceMap output, FirResampling how, int channels, Action<int, int, int, int, int, double> visit)
    {
        for (int a = 0; a < output.Height; a++)
        {
            for (int b = 0; b < output.Width; b++)
            {
                for (int tap = 0; tap < 16; tap++)
                {
                    int v = (how.Down * a) + (tap / 4) - how.Before, h = (how.Down * b) + (tap % 4) - how.Before;
                    if (v < 0 || h < 0 || v % how.Up != 0 || h % how.Up != 0)
                    {
                        continue; // an inserted zero, or a zero before the map; those after it read as zero by themselves
                    }

                    for (int c = 0; c < channels; c++)
                    {
                        visit(a, b, c, v / how.Up, h / how.Up, how.Gain * FirTaps[tap / 4] * FirTaps[tap % 4]);
                    }
                }
            }
        }
    }
}
