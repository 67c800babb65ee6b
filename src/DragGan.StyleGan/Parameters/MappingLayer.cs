using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>One fully connected layer of the mapping network.</summary>
/// <param name="Inputs">I.</param>
/// <param name="Outputs">O.</param>
/// <param name="Weight"><c>[O, I]</c>, row-major, as in the file.</param>
/// <param name="Bias"><c>[O]</c>, as in the file.</param>
/// <param name="Gains">The learning-rate multiplier over √I for weights, the multiplier for biases, and whether lrelu follows.</param>
internal sealed record MappingLayer(int Inputs, int Outputs, float[] Weight, float[] Bias, FullyConnectedParameters Gains)
{
    /// <summary>Computes the layer into a new array.</summary>
    /// <param name="x"><c>[I]</c>.</param>
    public float[] Apply(ReadOnlySpan<float> x)
    {
        float[] y = new float[Outputs];
        FullyConnected.Forward(x, Weight, Bias, Gains, y);
        return y;
    }
}
