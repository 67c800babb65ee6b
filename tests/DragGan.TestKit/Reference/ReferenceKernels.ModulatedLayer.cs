namespace DragGan.TestKit;

public static partial class ReferenceKernels
{
    private const double DemodulationEpsilon = 1e-8;

    /// <summary>z of a modulated layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="x">Input, <c>[H, W, I]</c>.</param>
    /// <param name="styles">s, <c>[I]</c>.</param>
    public static ReferenceMap ModulatedLayer(ReferenceLayer layer, ReferenceMap x, double[] styles)
    {
        ReferenceMap y = PreActivation(layer, x, styles);
        return PerChannel(y, (value, o) => Activation(value + layer.Bias[o], layer.Gain, layer.Bound, layer.Leaky));
    }

    /// <summary>The layer's reverse pass, as derived in docs/maths/modulated-layer.md.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="x">Input, <c>[H, W, I]</c>.</param>
    /// <param name="styles">s, <c>[I]</c>.</param>
    /// <param name="dz">∂L/∂z, like the output.</param>
    /// <returns>∂L/∂x and ∂L/∂s.</returns>
    public static (ReferenceMap Dx, double[] Dstyles) ModulatedLayerBackward(
        ReferenceLayer layer, ReferenceMap x, double[] styles, ReferenceMap dz)
    {
        ReferenceMap c = Linear(layer, Modulate(x, styles)), y = PreActivation(layer, x, styles);
        double[] demodulation = Demodulation(layer, styles);

        ReferenceMap dy = PerChannel(y, (value, o) => ActivationSlope(value + layer.Bias[o], layer.Gain, layer.Bound, layer.Leaky));
        Multiply(dy, dz);

        double[] dDemodulation = new double[demodulation.Length];
        for (int k = 0; k < dy.Values.Length; k++)
        {
            dDemodulation[k % dy.Channels] += dy.Values[k] * c.Values[k];
        }

        ReferenceMap du = LinearInputGradient(layer, PerChannel(dy, (value, o) => value * demodulation[o]), x.Height, x.Width);

        double[] dStyles = new double[styles.Length];
        for (int k = 0; k < du.Values.Length; k++)
        {
            dStyles[k % x.Channels] += du.Values[k] * x.Values[k];
        }

        for (int i = 0; i < styles.Length && layer.Demodulate; i++)
        {
            for (int o = 0; o < demodulation.Length; o++)
            {
                dStyles[i] -= styles[i] * dDemodulation[o] * Math.Pow(demodulation[o], 3) * Energy(layer.Weight, o, i);
            }
        }

        return (Modulate(du, styles), dStyles);
    }

    /// <summary>d, <c>[O]</c>.</summary>
    public static double[] Demodulation(ReferenceLayer layer, double[] styles)
    {
        double[] d = new double[layer.Weight.Outputs];
        for (int o = 0; o < d.Length; o++)
        {
            double sum = DemodulationEpsilon;
            for (int i = 0; i < styles.Length; i++)
            {
                sum += styles[i] * styles[i] * Energy(layer.Weight, o, i);
            }

            d[o] = layer.Demodulate ? 1 / Math.Sqrt(sum) : 1;
        }

        return d;
    }

    /// <summary>y = d · c + noise.</summary>
    private static ReferenceMap PreActivation(ReferenceLayer layer, ReferenceMap x, double[] styles)
    {
        double[] demodulation = Demodulation(layer, styles);
        ReferenceMap y = PerChannel(Linear(layer, Modulate(x, styles)), (value, o) => value * demodulation[o]);
        for (int k = 0; k < y.Values.Length; k++)
        {
            y.Values[k] += layer.Noise.Values[k / y.Channels];
        }

        return y;
    }

    private static ReferenceMap Linear(ReferenceLayer layer, ReferenceMap u) => layer.Up
        ? Fir(TransposedConvolution(u, layer.Weight), FirResampling.AfterTransposed)
        : Convolution(u, layer.Weight, layer.Weight.Size / 2);

    private static ReferenceMap LinearInputGradient(ReferenceLayer layer, ReferenceMap dc, int height, int width) => layer.Up
        ? TransposedConvolutionInputGradient(
            FirInputGradient(dc, FirResampling.AfterTransposed, (2 * height) + 1, (2 * width) + 1), layer.Weight, height, width)
        : ConvolutionInputGradient(dc, layer.Weight, layer.Weight.Size / 2, 1, height, width);

    /// <summary>Q_oi = Σ_k W_oik².</summary>
    private static double Energy(ReferenceFilter weight, int o, int i)
    {
        double sum = 0;
        for (int tap = 0; tap < weight.Size * weight.Size; tap++)
        {
            sum += Math.Pow(weight[o, i, tap / weight.Size, tap % weight.Size], 2);
        }

        return sum;
    }

    private static ReferenceMap Modulate(ReferenceMap x, double[] styles) => PerChannel(x, (value, i) => value * styles[i]);

    private static ReferenceMap PerChannel(ReferenceMap x, Func<double, int, double> function) =>
        new(x.Height, x.Width, x.Channels, [.. x.Values.Select((value, k) => function(value, k % x.Channels))]);

    private static void Multiply(ReferenceMap a, ReferenceMap b)
    {
        for (int k = 0; k < a.Values.Length; k++)
        {
            a.Values[k] *= b.Values[k];
        }
    }
}
