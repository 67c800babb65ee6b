using System.Numerics.Tensors;

namespace DragGan.Numerics;

/// <summary>u = s · x, written into a map with a border of zeros, ready for a convolution.</summary>
public sealed class StyleScaling : ParallelWork
{
    private readonly FeatureMap _input;
    private readonly FloatBuffer _styles;
    private readonly FeatureMap _padded;
    private readonly RowSlices _slices;

    /// <summary>Binds the pass to its maps.</summary>
    /// <param name="input">x, <c>[H, W, I]</c>.</param>
    /// <param name="state">Whose styles scale x.</param>
    /// <param name="padded">Receives u inside and zeros on its border, <c>[H+2, W+2, I]</c>; wholly overwritten.</param>
    /// <exception cref="ArgumentException">The maps do not fit each other.</exception>
    public StyleScaling(FeatureMap input, ModulationState state, FeatureMap padded)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(padded);
        PaddedRows.RequireBorder(padded, input, 1, nameof(padded));
        (_input, _styles, _padded) = (input, state.Styles, padded);
        _slices = new RowSlices(padded.Height, padded.Width * padded.Channels);
    }

    /// <summary>Runs the pass.</summary>
    public void Run(ComputePool pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        pool.Run(this, _slices.Count, cancellation);
    }

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        (int first, int end) = _slices[slice];
        ReadOnlySpan<float> styles = _styles.Span;
        int channels = _input.Channels;
        for (int y = first; y < end; y++)
        {
            if (!PaddedRows.Begin(_padded, y, border: 1, out Span<float> target))
            {
                continue;
            }

            ReadOnlySpan<float> source = _input.Row(y - 1);
            for (int x = 0; x < source.Length; x += channels)
            {
                TensorPrimitives.Multiply(source.Slice(x, channels), styles, target.Slice(x, channels));
            }
        }
    }
}
