using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;

namespace DragGan.Numerics;

/// <summary>StyleGAN2's fully connected layer, for one vector.</summary>
/// <remarks>
/// <code>
/// y = act(γ W x + β b)          act(t) = √2 · (t if t > 0 else 0.2 t), or t
/// e = ∂L/∂y · act'              act' = √2 · (1 if y > 0 else 0.2), or 1; y and t have the same sign, so t is not kept
/// ∂L/∂x = γ Wᵀ e      ∂L/∂W = γ e xᵀ      ∂L/∂b = β e
/// </code>
/// Runs on the calling thread: the largest layer is 512 x 512, a megabyte read once, which is over before a second thread has woken.
/// </remarks>
public static class FullyConnected
{
    private const float LeakySlope = 0.2f;
    private static readonly float Gain = MathF.Sqrt(2);

    /// <summary>Computes the layer.</summary>
    /// <param name="x">Input, <c>[I]</c>.</param>
    /// <param name="weight">W, row-major <c>[O, I]</c>.</param>
    /// <param name="bias">b, <c>[O]</c>.</param>
    /// <param name="parameters">γ, β and whether act is √2 · lrelu.</param>
    /// <param name="y">Receives the output, <c>[O]</c>; overwritten. Not the same memory as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths disagree.</exception>
    public static void Forward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, FullyConnectedParameters parameters, Span<float> y)
    {
        RequireMatrix(weight.Length, y.Length, x.Length);
        RequireLength(bias.Length, y.Length, nameof(bias));
        for (int o = 0; o < y.Length; o++)
        {
            float sum = TensorPrimitives.Dot(weight.Slice(o * x.Length, x.Length), x);
            float t = (parameters.WeightGain * sum) + (parameters.BiasGain * bias[o]);
            y[o] = parameters.IsActivated ? Gain * (t > 0 ? t : LeakySlope * t) : t;
        }
    }

    /// <summary>Adds the gradient with respect to the input.</summary>
    /// <param name="weight">W, row-major <c>[O, I]</c>.</param>
    /// <param name="y">What <see cref="Forward"/> made, <c>[O]</c>; not looked at, and may be empty, in a layer without activation.</param>
    /// <param name="dy">∂L/∂y, <c>[O]</c>.</param>
    /// <param name="parameters">Those given to <see cref="Forward"/>.</param>
    /// <param name="dx">∂L/∂x, <c>[I]</c>; added to, not overwritten: one w feeds many layers.</param>
    /// <exception cref="ArgumentException">The lengths disagree.</exception>
    public static void AccumulateInputGradient(
        ReadOnlySpan<float> weight, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, FullyConnectedParameters parameters, Span<float> dx)
    {
        RequireMatrix(weight.Length, dy.Length, dx.Length);
        RequireOutput(y.Length, dy.Length, parameters);
        for (int o = 0; o < dy.Length; o++)
        {
            float e = parameters.WeightGain * PreActivationGradient(y, dy, parameters, o);
            TensorPrimitives.MultiplyAdd(weight.Slice(o * dx.Length, dx.Length), e, dx, dx);
        }
    }

    /// <summary>Adds the gradients with respect to weights and bias. The drag never calls this: its weights are frozen.</summary>
    /// <param name="x">The input given to <see cref="Forward"/>, <c>[I]</c>.</param>
    /// <param name="y">What <see cref="Forward"/> made, <c>[O]</c>; not looked at, and may be empty, in a layer without activation.</param>
    /// <param name="dy">∂L/∂y, <c>[O]</c>.</param>
    /// <param name="parameters">Those given to <see cref="Forward"/>.</param>
    /// <param name="dWeight">∂L/∂W, row-major <c>[O, I]</c>; added to, not overwritten.</param>
    /// <param name="dBias">∂L/∂b, <c>[O]</c>; added to, not overwritten.</param>
    /// <exception cref="ArgumentException">The lengths disagree.</exception>
    public static void AccumulateWeightGradient(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, FullyConnectedParameters parameters, Span<float> dWeight, Span<float> dBias)
    {
        RequireMatrix(dWeight.Length, dy.Length, x.Length);
        RequireLength(dBias.Length, dy.Length, nameof(dBias));
        RequireOutput(y.Length, dy.Length, parameters);
        for (int o = 0; o < dy.Length; o++)
        {
            float e = PreActivationGradient(y, dy, parameters, o);
            Span<float> row = dWeight.Slice(o * x.Length, x.Length);
            TensorPrimitives.MultiplyAdd(x, parameters.WeightGain * e, row, row);
            dBias[o] += parameters.BiasGain * e;
        }
    }

    private static float PreActivationGradient(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, FullyConnectedParameters parameters, int o) =>
        !parameters.IsActivated ? dy[o] : dy[o] * (y[o] > 0 ? Gain : Gain * LeakySlope);

    private static void RequireMatrix(int length, int rows, int columns)
    {
        if (length != (long)rows * columns)
        {
            Throw("weight", $"holds {length} values, but [{rows}, {columns}] needs {(long)rows * columns}");
        }
    }

    private static void RequireOutput(int length, int outputs, FullyConnectedParameters parameters)
    {
        if (parameters.IsActivated)
        {
            RequireLength(length, outputs, "y");
        }
    }

    private static void RequireLength(int length, int outputs, string name)
    {
        if (length != outputs)
        {
            Throw(name, $"has {length} values, expected {outputs}, one per output");
        }
    }

    [DoesNotReturn]
    private static void Throw(string name, string problem) => throw new ArgumentException($"'{name}' {problem}.", name);
}
