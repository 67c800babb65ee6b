namespace DragGan.TestKit;

public static partial class ReferenceKernels
{
    /// <summary>y = act(weightGain · W x + biasGain · b), act being √2 · lrelu or nothing.</summary>
    /// <param name="x">Input, <c>[I]</c>.</param>
    /// <param name="weight">W, row-major <c>[O, I]</c>.</param>
    /// <param name="bias">b, <c>[O]</c>.</param>
    /// <param name="weightGain">Factor on W.</param>
    /// <param name="biasGain">Factor on b.</param>
    /// <param name="gain">Factor on the leaky ReLU; null for none of it.</param>
    public static double[] FullyConnected(
        double[] x, double[] weight, double[] bias, double weightGain, double biasGain, double? gain)
    {
        double[] y = new double[bias.Length];
        for (int o = 0; o < y.Length; o++)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                sum += weight[(o * x.Length) + i] * x[i];
            }

            y[o] = Activation((weightGain * sum) + (biasGain * bias[o]), gain ?? 1, double.PositiveInfinity, gain is not null);
        }

        return y;
    }
}
