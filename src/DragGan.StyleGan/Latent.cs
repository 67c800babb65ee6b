using System.Collections.Immutable;

namespace DragGan.StyleGan;

/// <summary>A latent code in w⁺: one row of w per synthesis layer. Immutable, so drags keep and share it freely.</summary>
public sealed record Latent
{
    /// <summary>Wraps values that are already in w⁺ order.</summary>
    /// <param name="rows">num_ws; at least 1.</param>
    /// <param name="width">w_dim; at least 1.</param>
    /// <param name="values">Row-major <c>[rows, width]</c>, every value finite.</param>
    /// <exception cref="ArgumentException">The number of values is not rows · width, or a value is NaN or infinite.</exception>
    public Latent(int rows, int width, ImmutableArray<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (values.IsDefault || values.Length != (long)rows * width)
        {
            throw new ArgumentException(
                $"A latent of {rows} rows of {width} needs {(long)rows * width} values, but {(values.IsDefault ? 0 : values.Length)} were given.", nameof(values));
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException($"Value {i % width} in row {i / width} of the latent is {values[i]}; every value must be finite.", nameof(values));
            }
        }

        (Rows, Width, Values) = (rows, width, values);
    }

    /// <summary>num_ws.</summary>
    public int Rows { get; }

    /// <summary>w_dim.</summary>
    public int Width { get; }

    /// <summary>Row-major <c>[Rows, Width]</c>.</summary>
    public ImmutableArray<float> Values { get; }

    /// <summary>One row of w⁺.</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan().Slice(row * Width, Width);
}
