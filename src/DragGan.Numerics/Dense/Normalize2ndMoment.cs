using System.Numerics.Tensors;

namespace DragGan.Numerics;

/// <summary>Scales a vector to a mean square of 1, as the mapping network does with z and with the embedded label.</summary>
/// <remarks>
/// <code>
/// y = r x        r = 1 / √(mean(x²) + 1e-8)
/// ∂L/∂x = r ∂L/∂y - x r³ mean(x · ∂L/∂y)          from ∂r/∂xᵢ = -r³ xᵢ / n
/// </code>
/// </remarks>
public static class Normalize2ndMoment
{
    /// <summary>Keeps a vector of zeros from being divided by zero.</summary>
    private const float Epsilon = 1e-8f;

    /// <summary>Computes y.</summary>
    /// <param name="x">Input, at least one value.</param>
    /// <param name="y">Receives the output, as long as <paramref name="x"/>; overwritten. May be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ or are zero.</exception>
    public static void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        RequireSameLength(x.Length, y.Length, nameof(y));
        TensorPrimitives.Multiply(x, Factor(x), y);
    }

    /// <summary>Computes the gradient with respect to the input.</summary>
    /// <param name="x">The input given to <see cref="Forward"/>.</param>
    /// <param name="dy">∂L/∂y.</param>
    /// <param name="dx">Receives ∂L/∂x; overwritten. May be the same memory as <paramref name="dy"/>, not as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ or are zero.</exception>
    public static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)
    {
        RequireSameLength(x.Length, dy.Length, nameof(dy));
        RequireSameLength(x.Length, dx.Length, nameof(dx));
        float r = Factor(x);
        float pull = -r * r * r * TensorPrimitives.Dot(x, dy) / x.Length;
        TensorPrimitives.Multiply(dy, r, dx);
        TensorPrimitives.MultiplyAdd(x, pull, dx, dx);
    }

    private static float Factor(ReadOnlySpan<float> x) => 1 / MathF.Sqrt((TensorPrimitives.SumOfSquares(x) / x.Length) + Epsilon);

    private static void RequireSameLength(int expected, int length, string name)
    {
        if (expected == 0)
        {
            throw new ArgumentException("An empty vector has no mean square.", name);
        }

        if (length != expected)
        {
            throw new ArgumentException($"'{name}' has {length} values, expected {expected}, as many as 'x'.", name);
        }
    }
}
