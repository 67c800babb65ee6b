namespace DragGan.TestKit;

/// <summary>Convolution weights in double precision, <c>[O, I, k, k]</c>.</summary>
public sealed class ReferenceFilter
{
    /// <summary>Weights of zero.</summary>
    public ReferenceFilter(int outputs, int inputs, int size)
        : this(outputs, inputs, size, new double[outputs * inputs * size * size])
    {
    }

    /// <summary>Weights over <paramref name="values"/>, which it keeps: changing one changes the other.</summary>
    /// <param name="outputs">O: channels written.</param>
    /// <param name="inputs">I: channels read.</param>
    /// <param name="size">k: taps per axis.</param>
    /// <param name="values">Row-major <c>[O, I, k, k]</c>.</param>
    /// <exception cref="ArgumentException">The number of values is not O · I · k · k.</exception>
    public ReferenceFilter(int outputs, int inputs, int size, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != outputs * inputs * size * size)
        {
            throw new ArgumentException($"[{outputs}, {inputs}, {size}, {size}] needs {outputs * inputs * size * size} values, but {values.Length} were given.", nameof(values));
        }

        (Outputs, Inputs, Size, Values) = (outputs, inputs, size, values);
    }

    /// <summary>O.</summary>
    public int Outputs { get; }

    /// <summary>I.</summary>
    public int Inputs { get; }

    /// <summary>k.</summary>
    public int Size { get; }

    /// <summary>All weights, row-major <c>[O, I, k, k]</c>.</summary>
    public double[] Values { get; }

    /// <summary>One weight.</summary>
    public double this[int o, int i, int ky, int kx]
    {
        get => Values[Index(o, i, ky, kx)];
        set => Values[Index(o, i, ky, kx)] = value;
    }

    /// <summary>Values from <see cref="Numeric.Uniform"/>: exact in float as well.</summary>
    public static ReferenceFilter Uniform(int outputs, int inputs, int size, int seed) =>
        new(outputs, inputs, size, Numeric.ToDouble(Numeric.Uniform(outputs * inputs * size * size, seed)));

    /// <summary>The weights rounded to float.</summary>
    public float[] ToFloats() => Numeric.ToFloat(Values);

    private int Index(int o, int i, int ky, int kx) => (((((o * Inputs) + i) * Size) + ky) * Size) + kx;
}
