namespace DragGan.TestKit;

/// <summary>A map in double precision, channels last: <c>[H, W, C]</c>, zero outside its borders.</summary>
public sealed class ReferenceMap
{
    /// <summary>A map of zeros.</summary>
    public ReferenceMap(int height, int width, int channels)
        : this(height, width, channels, new double[height * width * channels])
    {
    }

    /// <summary>A map over <paramref name="values"/>, which it keeps: changing one changes the other.</summary>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="channels">C.</param>
    /// <param name="values">Row-major <c>[H, W, C]</c>.</param>
    /// <exception cref="ArgumentException">The number of values is not H · W · C.</exception>
    public ReferenceMap(int height, int width, int channels, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != height * width * channels)
        {
            throw new ArgumentException($"[{height}, {width}, {channels}] needs {height * width * channels} values, but {values.Length} were given.", nameof(values));
        }

        (Height, Width, Channels, Values) = (height, width, channels, values);
    }

    /// <summary>H.</summary>
    public int Height { get; }

    /// <summary>W.</summary>
    public int Width { get; }

    /// <summary>C.</summary>
    public int Channels { get; }

    /// <summary>All values, row-major <c>[H, W, C]</c>.</summary>
    public double[] Values { get; }

    /// <summary>One value; outside the borders reads are 0 and writes are lost, as zero padding wants it.</summary>
    public double this[int y, int x, int channel]
    {
        get => Holds(y, x) ? Values[Index(y, x, channel)] : 0;
        set
        {
            if (Holds(y, x))
            {
                Values[Index(y, x, channel)] = value;
            }
        }
    }

    /// <summary>Values from <see cref="Numeric.Uniform"/>: exact in float as well.</summary>
    public static ReferenceMap Uniform(int height, int width, int channels, int seed) =>
        new(height, width, channels, Numeric.ToDouble(Numeric.Uniform(height * width * channels, seed)));

    /// <summary>The values rounded to float.</summary>
    public float[] ToFloats() => Numeric.ToFloat(Values);

    /// <summary>A map of the same shape whose values are <paramref name="function"/> of these.</summary>
    public ReferenceMap Select(Func<double, double> function) => new(Height, Width, Channels, [.. Values.Select(function)]);

    private bool Holds(int y, int x) => y >= 0 && y < Height && x >= 0 && x < Width;

    private int Index(int y, int x, int channel) => (((y * Width) + x) * Channels) + channel;
}
