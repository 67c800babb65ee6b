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

    private readonly FeatureMap _padded;
    private readonly FeatureMap _output;
    private readonly ModulationState? _layer;
    private readonly FloatBuffer? _nextStyles;
    private readonly int _border;
    private readonly RowSlices _slices;

    /// <summary>Binds the pass to its maps.</summary>
    /// <param name="padded">x, <c>[H+3, W+3, C]</c>, border included.</param>
    /// <param name="output">Receives y, <c>[H, W, C]</c>.</param>
    /// <param name="layer">The layer whose demodulation, bias, noise and activation end the pass, or null for the filter alone.</param>
    /// <exception cref="ArgumentException">The maps do not fit each other.</exception>
    public FirPass(FeatureMap padded, FeatureMap output, ModulationState? layer = null)
        : this(padded, output, layer, nextStyles: null, border: 0)
    {
    }

    private FirPass(FeatureMap padded, FeatureMap output, ModulationState? layer, FloatBuffer? nextStyles, int border)
    {
        ArgumentNullException.ThrowIfNull(padded);
        ArgumentNullException.ThrowIfNull(output);
        int height = output.Height - (2 * border), width = output.Width - (2 * border);
        if (padded.Height != height + 3 || padded.Width != width + 3 || padded.Channels != output.Channels)
        {
            throw new ArgumentException(
                $"'{nameof(padded)}' is {padded.Height} x {padded.Width} x {padded.Channels}, expected "
                + $"{height + 3} x {width + 3} x {output.Channels}.", nameof(padded));
        }

        (_padded, _output, _layer, _nextStyles, _border) = (padded, output, layer, nextStyles, border);
        _slices = new RowSlices(output.Height, output.Width * output.Channels);
    }

    /// <summary>A pass that leaves u = s · z of the next layer, ready for its convolution, instead of z.</summary>
    /// <remarks>For layers no reverse pass will visit: z itself is then needed by nobody, and its map is saved.</remarks>
    /// <param name="padded">x, <c>[H+3, W+3, C]</c>, border included.</param>
    /// <param name="layer">The layer whose demodulation, bias, noise and activation make z of y.</param>
    /// <param name="next">The layer whose styles scale z.</param>
    /// <param name="scaledOutput">Receives u inside and zeros on its border, <c>[H+2, W+2, C]</c>.</param>
    /// <exception cref="ArgumentException">The maps do not fit each other.</exception>
    public static FirPass IntoNextLayer(FeatureMap padded, ModulationState layer, ModulationState next, FeatureMap scaledOutput)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new FirPass(padded, scaledOutput, layer, next.Styles, border: 1);
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
        int channels = _output.Channels;
        Span<float> column = ThreadScratch.Rent(_padded.Width * channels);
        for (int y = first; y < end; y++)
        {
            if (!PaddedRows.Begin(_output, y, _border, out Span<float> row))
            {
                continue;
            }

            int at = y - _border;
            Filter(_padded.Row(at), _padded.Row(at + 1), _padded.Row(at + 2), _padded.Row(at + 3), column);
            Filter(column, column[channels..], column[(2 * channels)..], column[(3 * channels)..], row);
            if (_layer is not null)
            {
                Activate(_layer, at, row);
            }
        }
    }

    private void Activate(ModulationState layer, int y, Span<float> row)
    {
        ReadOnlySpan<float> noise = layer.Noise.Span;
        int channels = _output.Channels, width = row.Length / channels;
        for (int x = 0; x < width; x++)
        {
            Span<float> pixel = row.Slice(x * channels, channels);
            LayerActivation.Forward(
                pixel, layer.Demodulation.Span, layer.Bias.Span, noise.IsEmpty ? 0 : noise[(y * width) + x], layer.Activation);
            if (_nextStyles is not null)
            {
                TensorPrimitives.Multiply(pixel, _nextStyles.Span, pixel);
            }
        }
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
