using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DragGan.Numerics;

/// <summary>The geometry of <see cref="ConvolutionWeightGradient"/>, and its slices on bare memory.</summary>
/// <remarks>
/// For one tap the gradient is a sum of outer products, one per pixel: dW += dy[p] xᵀ[p + tap]. A slice is one tap and sixteen output channels. It
/// goes over the pixels in groups that stay in the second-level cache, and for each group over tiles of 4 outputs by two
/// vectors of inputs whose sums stay in registers.
/// </remarks>
internal sealed class WeightGradientTask
{
    private const int OutputsPerSlice = 16;

    /// <summary>Many enough that adding a group's sums to memory costs little beside making them; few enough that the sums of one float stay accurate.</summary>
    private const int PixelsPerGroup = 512;

    private readonly int _rows, _columns, _rowsPerGroup;
    private readonly PixelLayout _input, _gradient;
    private readonly (int Input, int Gradient)[] _taps;

    private WeightGradientTask(
        int rows, int columns, int inputs, int outputs, int kernelSize, PixelLayout input, PixelLayout gradient, (int Input, int Gradient)[] taps)
    {
        (_rows, _columns, Inputs, Outputs, KernelSize) = (rows, columns, inputs, outputs, kernelSize);
        (_input, _gradient, _taps) = (input, gradient, taps);
        _rowsPerGroup = Math.Max(1, PixelsPerGroup / columns);
    }

    /// <summary>I.</summary>
    public int Inputs { get; }

    /// <summary>O.</summary>
    public int Outputs { get; }

    /// <summary>k.</summary>
    public int KernelSize { get; }

    /// <summary>O · I · k · k.</summary>
    public long WeightCount => (long)Outputs * Inputs * KernelSize * KernelSize;

    /// <summary>How many slices there are.</summary>
    public int SliceCount => _taps.Length * SlicesPerTap;

    private int SlicesPerTap => (Outputs + OutputsPerSlice - 1) / OutputsPerSlice;

    /// <summary>Stride 1 on an input with a border of (k-1)/2 pixels: tap (ky, kx) moves through the input.</summary>
    public static WeightGradientTask Same(int height, int width, int inputs, int outputs, int kernelSize)
    {
        PixelLayout input = new(0, (width + kernelSize - 1) * inputs, inputs), gradient = new(0, width * outputs, outputs);
        (int, int)[] taps = new (int, int)[kernelSize * kernelSize];
        for (int tap = 0; tap < taps.Length; tap++)
        {
            taps[tap] = ((tap / kernelSize * input.RowStride) + (tap % kernelSize * inputs), 0);
        }

        return new(height, width, inputs, outputs, kernelSize, input, gradient, taps);
    }

    /// <summary>Transposed, stride 2, on an input with a border of one pixel: tap (ky, kx) moves through the output.</summary>
    public static WeightGradientTask Transposed(int height, int width, int inputs, int outputs)
    {
        int inputRow = (width + 2) * inputs, gradientRow = ((2 * width) + 1) * outputs;
        (int, int)[] taps = new (int, int)[9];
        for (int tap = 0; tap < taps.Length; tap++)
        {
            taps[tap] = (0, (tap / 3 * gradientRow) + (tap % 3 * outputs));
        }

        return new(height, width, inputs, outputs, 3, new(inputRow + inputs, inputRow, inputs), new(0, 2 * gradientRow, 2 * outputs), taps);
    }

    /// <summary>Adds the gradient of one tap and of up to sixteen output channels.</summary>
    /// <param name="slice">0 … <see cref="SliceCount"/> - 1.</param>
    /// <param name="x">The input with its border.</param>
    /// <param name="dy">∂L/∂y.</param>
    /// <param name="dWeight">∂L/∂W, <c>[O, I, k, k]</c>; added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Accumulate(int slice, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dWeight)
    {
        int tap = slice / SlicesPerTap, firstOutput = slice % SlicesPerTap * OutputsPerSlice;
        int endOutput = Math.Min(firstOutput + OutputsPerSlice, Outputs);
        for (int row = 0; row < _rows; row += _rowsPerGroup)
        {
            int rows = Math.Min(_rowsPerGroup, _rows - row);
            for (int output = firstOutput; output < endOutput; output += OuterProductTile.Outputs)
            {
                int live = Math.Min(OuterProductTile.Outputs, endOutput - output);
                int inputOffset = _input.Origin + (row * _input.RowStride) + _taps[tap].Input;
                int gradientOffset = _gradient.Origin + (row * _gradient.RowStride) + _taps[tap].Gradient + output;
                OuterProductTile tile = new()
                {
                    Input = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), inputOffset),
                    Gradient = ref Unsafe.Add(ref MemoryMarshal.GetReference(dy), gradientOffset),
                    Weights = dWeight[((((output * Inputs) * _taps.Length)) + tap)..],
                    InputLayout = _input,
                    GradientLayout = _gradient,
                    Rows = rows,
                    Columns = _columns,
                    LiveOutputs = live,
                    InputStride = _taps.Length,
                    OutputStride = Inputs * _taps.Length,
                };
                AllInputs(ref tile);
            }
        }
    }

    private void AllInputs(ref OuterProductTile tile)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            i = tile.Run<Lanes512>(i, Inputs);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            i = tile.Run<Lanes256>(i, Inputs);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            i = tile.Run<Lanes128>(i, Inputs);
        }

        i = tile.Run<LaneScalar>(i, Inputs);
        Debug.Assert(i == Inputs, "The scalar lanes finish whatever is left.");
    }
}
