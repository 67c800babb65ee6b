using System.Numerics.Tensors;

namespace DragGan.Numerics;

/// <summary>u = s · x, written into patches with zeros where they extend beyond the map, ready for a convolution.</summary>
public sealed class StyleScaling : ParallelWork
{
    private readonly FeatureMap _input;
    private readonly FloatBuffer _styles;
    private readonly PatchMap _patches;
    private RowSlices _slices;

    /// <summary>Binds the pass to a whole map.</summary>
    /// <param name="input">x, <c>[H, W, I]</c>.</param>
    /// <param name="state">Whose styles scale x.</param>
    /// <param name="padded">Receives u inside and zeros on its border, <c>[H+2, W+2, I]</c>; wholly overwritten.</param>
    /// <exception cref="ArgumentException">The maps do not fit each other.</exception>
    public StyleScaling(FeatureMap input, ModulationState state, FeatureMap padded)
        : this(input, state, PaddedRows.WithBorder(padded, input, 1, nameof(padded)))
    {
    }

    /// <summary>Binds the pass to the patches that are arranged when it runs.</summary>
    /// <param name="input">x, <c>[H, W, I]</c>; read where the patches lie.</param>
    /// <param name="state">Whose styles scale x.</param>
    /// <param name="patches">Receive u within the map and zeros beyond it.</param>
    public StyleScaling(FeatureMap input, ModulationState state, PatchMap patches)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(patches);
        (_input, _styles, _patches) = (input, state.Styles, patches);
    }

    /// <summary>Runs the pass.</summary>
    public void Run(ComputePool pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        _slices = new RowSlices(_patches.Rows, _patches.Stride * _patches.Channels);
        pool.Run(this, _slices.Count, cancellation);
    }

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        (int first, int end) = _slices[slice];
        ReadOnlySpan<float> styles = _styles.Span;
        int channels = _input.Channels;
        for (int row = first; row < end; row++)
        {
            (int patch, int y) = _patches.Find(row);
            Span<float> target = PaddedRows.Inside(_patches, patch, y, _input.Height, _input.Width, out int left);
            ReadOnlySpan<float> source = target.IsEmpty ? [] : _input.Row(y).Slice(left * channels, target.Length);
            for (int x = 0; x < source.Length; x += channels)
            {
                TensorPrimitives.Multiply(source.Slice(x, channels), styles, target.Slice(x, channels));
            }
        }
    }
}
