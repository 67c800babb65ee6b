namespace DragGan.TestKit;

/// <summary>One modulated convolution layer with all that goes into it.</summary>
/// <remarks>
/// <code>
/// u = s · x     c = conv(W, u), or FIR(convᵀ(W, u)) in an up layer     d_o = rsqrt(Σ_i s_i² Q_oi + 1e-8), Q_oi = Σ_k W_oik²
/// y = d · c + noise     z = clamp(gain · lrelu(y + b), ±bound)
/// </code>
/// </remarks>
public sealed record ReferenceLayer
{
    /// <summary>W, <c>[O, I, k, k]</c>.</summary>
    public required ReferenceFilter Weight { get; init; }

    /// <summary>b, <c>[O]</c>.</summary>
    public required double[] Bias { get; init; }

    /// <summary>Noise, <c>[H', W', 1]</c> like the output, the same for every channel.</summary>
    public required ReferenceMap Noise { get; init; }

    /// <summary>Whether the resolution is doubled.</summary>
    public bool Up { get; init; }

    /// <summary>Whether d is applied; without it, d = 1.</summary>
    public bool Demodulate { get; init; } = true;

    /// <summary>Whether there is a leaky ReLU.</summary>
    public bool Leaky { get; init; } = true;

    /// <summary>Factor on the activation.</summary>
    public double Gain { get; init; } = Math.Sqrt(2);

    /// <summary>Bound on |z|.</summary>
    public double Bound { get; init; } = double.PositiveInfinity;

    /// <summary>A layer of random weights, bias and noise for an input of <paramref name="height"/> × <paramref name="width"/>.</summary>
    public static ReferenceLayer Uniform(int height, int width, int inputs, int outputs, int size, bool up, int seed) => new()
    {
        Weight = ReferenceFilter.Uniform(outputs, inputs, size, seed),
        Bias = Numeric.ToDouble(Numeric.Uniform(outputs, seed + 1)),
        Noise = ReferenceMap.Uniform(up ? 2 * height : height, up ? 2 * width : width, 1, seed + 2),
        Up = up,
    };
}
