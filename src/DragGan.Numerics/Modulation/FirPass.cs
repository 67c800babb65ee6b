using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace DragGan.Numerics;

/// <summary>The low-pass filter after a transposed convolution, and, being symmetric, its adjoint.</summary>
/// <remarks>
/// <code>
/// y[a, b] = Σ_{j,k = 0..3} h_j h_k x[a + j, b + k]          h = (1, 3, 3, 1) / 4
/// </code>
/// [1,3,3,1]/8 in each axis with the gain of 4 that makes up for the doubled resolution. Forward, x is the (2H+1) x (2W+1)
/// result with a border of 1 and y is 2H x 2W; for the adjoint, x is the 2H x 2W gradient with a border of 2 and y is (2H+1) x (2W+1).
/// Columns first into a row of scratch, then rows: 8 multiplications a value instead of 16. Derivation: docs/maths/fir-resampling.md.
/// </remarks>
public sealed class FirPass : ParallelWork
{
    private const float Outer = 0.25f;
    private const float Inner = 0.75f;

    private readonly PatchMap _input;
    private readonly PatchMap? _outputPatches;
    private readonly FeatureMap? _outputMap;
    private readonly ModulationState? _layer;
    private readonly FloatBuffer? _nextStyles;
    private readonly int _before;
    private RowSlices _slices;

    /// <summary>Binds the pass to whole maps.</summary>
    /// <param name="padded">x, <c>[H+3, W+3, C]</c>, border included.</param>
    /// <param name="output">Receives y, <c>[H, W, C]</c>.</param>
    /// <param name="layer">The layer whose demodulation, bias, noise and activation end the pass, or null for the filter alone.</param>
    /// <exception cref="ArgumentException">The maps do not fit each other.</exception>
    public FirPass(FeatureMap padded, FeatureMap output, ModulationState? layer = null)
        : this(Whole(padded, output), output, null, layer, null, before: 1)
    {
    }

    private FirPass(
        PatchMap input, FeatureMap? outputMap, PatchMap? outputPatches, ModulationState? layer, FloatBuffer? nextStyles, int before) =>
        (_input, _outputMap, _outputPatches, _layer, _nextStyles, _before) = (input, outputMap, outputPatches, layer, nextStyles, before);

    /// <summary>From the transposed convolution to a layer's output, of the rectangles that are arranged when the pass runs.</summary>
    /// <param name="wide">x: for each output rectangle [a, b) a patch [a-1, b+2), zero beyond the (2H+1) x (2W+1) result.</param>
    /// <param name="output">Receives z of those rectangles.</param>
    /// <param name="layer">The layer whose demodulation, bias, noise and activation make z of y.</param>
    public static FirPass Forward(PatchMap wide, FeatureMap output, ModulationState layer) =>
        new(wide, output, null, layer, null, before: 1);

    /// <summary>A pass over the whole map that leaves u = s · z of the next layer, ready for its convolution, instead of z.</summary>
    /// <remarks>For layers no reverse pass will visit: z itself is then needed by nobody, and its map is saved.</remarks>
    /// <param name="wide">x, one patch for the whole map.</param>
    /// <param name="layer">The layer whose demodulation, bias, noise and activation make z of y.</param>
    /// <param name="next">The layer whose styles scale z.</param>
    /// <param name="scaled">Receives u inside and zeros on its border of one pixel.</param>
    public static FirPass IntoNextLayer(PatchMap wide, ModulationState layer, ModulationState next, PatchMap scaled)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new FirPass(wide, null, scaled, layer, next.Styles, before: 1);
    }

    /// <summary>The adjoint, of the patches that are arranged when the pass runs.</summary>
    /// <param name="gradient">For each output patch [a, b) a patch [a-2, b+1), zero where there is no gradient.</param>
    /// <param name="wide">Receives the filtered patches.</param>
    public static FirPass Adjoint(PatchMap gradient, PatchMap wide) => new(gradient, null, wide, null, null, before: 2);

    /// <summary>Runs the pass.</summary>
    public void Run(ComputePool pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        _slices = new RowSlices(_input.Rows, _input.Stride * _input.Channels);
        pool.Run(this, _slices.Count, cancellation);
    }

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        (int first, int end) = _slices[slice];
        for (int row = first; row < end; row++)
        {
            // An output row goes with the input row at which its four taps begin; the last three rows of a patch begin none.
            (int patch, int top) = _input.Find(row);
            PixelRect output = _input[patch].Grow(-_before, _before - 3);
            if (top + _before < output.Bottom)
            {
                Compute(patch, top + _before, output);
            }
        }
    }

    private void Compute(int patch, int y, PixelRect output)
    {
        int channels = _input.Channels, top = y - _before;
        Span<float> row = OutputRow(patch, y, output), column = ThreadScratch.Rent(_input[patch].Width * channels);
        Filter(_input.Row(patch, top), _input.Row(patch, top + 1), _input.Row(patch, top + 2), _input.Row(patch, top + 3), column);
        Filter(column, column[channels..], column[(2 * channels)..], column[(3 * channels)..], row);
        if (_layer is not null)
        {
            Activate(_layer, y, output, row);
        }
    }

    private Span<float> OutputRow(int patch, int y, PixelRect output)
    {
        int channels = _input.Channels;
        if (_outputMap is not null)
        {
            return _outputMap.Row(y).Slice(output.Left * channels, output.Width * channels);
        }

        PatchMap patches = _outputPatches!;
        Span<float> row = patches.Row(patch, y);
        PixelRect target = patches[patch];
        if (target == output)
        {
            return row;
        }

        // The next layer's border: its own row's ends, and with the first and last row those beyond.
        int margin = (output.Left - target.Left) * channels;
        row[..margin].Clear();
        row[^margin..].Clear();
        if (y == output.Top)
        {
            patches.Row(patch, target.Top).Clear();
        }

        if (y == output.Bottom - 1)
        {
            patches.Row(patch, target.Bottom - 1).Clear();
        }

        return row[margin..^margin];
    }

    private void Activate(ModulationState layer, int y, PixelRect output, Span<float> row)
    {
        ReadOnlySpan<float> noise = layer.Noise.Span;
        int channels = _input.Channels, width = _outputMap?.Width ?? output.Width;
        for (int x = 0; x < output.Width; x++)
        {
            Span<float> pixel = row.Slice(x * channels, channels);
            LayerActivation.Forward(
                pixel, layer.Demodulation.Span, layer.Bias.Span, noise.IsEmpty ? 0 : noise[(y * width) + output.Left + x], layer.Activation);
            if (_nextStyles is not null)
            {
                TensorPrimitives.Multiply(pixel, _nextStyles.Span, pixel);
            }
        }
    }

    private static PatchMap Whole(FeatureMap padded, FeatureMap output)
    {
        ArgumentNullException.ThrowIfNull(padded);
        ArgumentNullException.ThrowIfNull(output);
        if (padded.Height != output.Height + 3 || padded.Width != output.Width + 3 || padded.Channels != output.Channels)
        {
            throw new ArgumentException(
                $"'{nameof(padded)}' is {padded.Height} x {padded.Width} x {padded.Channels}, expected "
                + $"{output.Height + 3} x {output.Width + 3} x {output.Channels}.", nameof(padded));
        }

        return PatchMap.Whole(padded, 1);
    }

    private static void Filter(
        ReadOnlySpan<float> x0, ReadOnlySpan<float> x1, ReadOnlySpan<float> x2, ReadOnlySpan<float> x3, Span<float> y)
    {
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref float a = ref MemoryMarshal.GetReference(x0);
            ref float b = ref MemoryMarshal.GetReference(x1);
            ref float c = ref MemoryMarshal.GetReference(x2);
            ref float d = ref MemoryMarshal.GetReference(x3);
            ref float target = ref MemoryMarshal.GetReference(y);
            Vector<float> outer = new(Outer), inner = new(Inner);
            for (; y.Length - i >= Vector<float>.Count; i += Vector<float>.Count)
            {
                nuint at = (nuint)i;
                (((Vector.LoadUnsafe(ref a, at) + Vector.LoadUnsafe(ref d, at)) * outer)
                    + ((Vector.LoadUnsafe(ref b, at) + Vector.LoadUnsafe(ref c, at)) * inner)).StoreUnsafe(ref target, at);
            }
        }

        for (; i < y.Length; i++)
        {
            y[i] = ((x0[i] + x3[i]) * Outer) + ((x1[i] + x2[i]) * Inner);
        }
    }
}
