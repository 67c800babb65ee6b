namespace DragGan.StyleGan;

/// <summary>One fully connected layer of the mapping network, its run-time gains folded in: y = Weight · x + Bias.</summary>
/// <param name="Inputs">I.</param>
/// <param name="Outputs">O.</param>
/// <param name="Weight"><c>[O, I]</c>, row-major, times learning-rate multiplier / √I.</param>
/// <param name="Bias"><c>[O]</c>, times learning-rate multiplier.</param>
internal sealed record FullyConnectedParameters(int Inputs, int Outputs, float[] Weight, float[] Bias);
