namespace DragGan.Numerics;

/// <summary>The gradient of a convolution with respect to its weights, bound to its maps: made once, run at every step without allocating.</summary>
/// <remarks>
/// <code>∂L/∂W[o, i, ky, kx] = Σ_p ∂L/∂y[p, o] · x[p + (ky, kx), i]</code>
/// A drag's weights are frozen and it never runs this; tuning a generator to a photograph does. Each slice owns the weights it sums,
/// over all pixels in one order, so the result is the same to the last bit for any number of threads.
/// </remarks>
public sealed class ConvolutionWeightGradient : ParallelWork
{
    private readonly FeatureMap _input;
    private readonly FeatureMap _outputGradient;
    private readonly FloatBuffer _weightGradient;
    private readonly WeightGradientTask _task;

    private ConvolutionWeightGradient(FeatureMap input, FeatureMap outputGradient, FloatBuffer weightGradient, WeightGradientTask task)
    {
        if (weightGradient.Length != task.WeightCount)
        {
            throw new ArgumentException(
                $"'weightGradient' holds {weightGradient.Length} values, but [{task.Outputs}, {task.Inputs}, {task.KernelSize}, {task.KernelSize}] needs {task.WeightCount}.", nameof(weightGradient));
        }

        (_input, _outputGradient, _weightGradient, _task) = (input, outputGradient, weightGradient, task);
    }

    /// <summary>How many slices a run is cut into.</summary>
    public int SliceCount => _task.SliceCount;

    /// <summary>For <see cref="ConvolutionPass.Same(FeatureMap, ConvolutionWeights, FeatureMap, BandEpilogue)"/>: stride 1, zero padding, any odd k.</summary>
    /// <param name="paddedInput">x with a border of (k-1)/2 zero pixels, <c>[H+k-1, W+k-1, I]</c>.</param>
    /// <param name="outputGradient">∂L/∂y, <c>[H, W, O]</c>.</param>
    /// <param name="kernelSize">k.</param>
    /// <param name="weightGradient">∂L/∂W, row-major <c>[O, I, k, k]</c>; added to, not overwritten.</param>
    /// <exception cref="ArgumentException">The shapes disagree.</exception>
    public static ConvolutionWeightGradient Same(
        FeatureMap paddedInput, FeatureMap outputGradient, int kernelSize, FloatBuffer weightGradient)
    {
        RequireArguments(paddedInput, outputGradient, weightGradient);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(kernelSize);
        if (paddedInput.Height != outputGradient.Height + kernelSize - 1 || paddedInput.Width != outputGradient.Width + kernelSize - 1)
        {
            throw new ArgumentException(
                $"'paddedInput' has {paddedInput.Height} x {paddedInput.Width} pixels, expected {outputGradient.Height + kernelSize - 1} x {outputGradient.Width + kernelSize - 1}.", nameof(paddedInput));
        }

        return new(paddedInput, outputGradient, weightGradient, WeightGradientTask.Same(
            outputGradient.Height, outputGradient.Width, paddedInput.Channels, outputGradient.Channels, kernelSize));
    }

    /// <summary>For <see cref="ConvolutionPass.Transposed(FeatureMap, ConvolutionWeights, FeatureMap)"/>: stride 2, k = 3.</summary>
    /// <param name="paddedInput">x with a border of one pixel that is not read, <c>[H+2, W+2, I]</c>.</param>
    /// <param name="outputGradient">∂L/∂y, <c>[2H+1, 2W+1, O]</c>, without a border.</param>
    /// <param name="weightGradient">∂L/∂W, row-major <c>[O, I, 3, 3]</c>; added to, not overwritten.</param>
    /// <exception cref="ArgumentException">The shapes disagree.</exception>
    public static ConvolutionWeightGradient Transposed(FeatureMap paddedInput, FeatureMap outputGradient, FloatBuffer weightGradient)
    {
        RequireArguments(paddedInput, outputGradient, weightGradient);
        int height = paddedInput.Height - 2, width = paddedInput.Width - 2;
        if (height < 1 || width < 1 || outputGradient.Height != (2 * height) + 1 || outputGradient.Width != (2 * width) + 1)
        {
            throw new ArgumentException(
                $"'outputGradient' has {outputGradient.Height} x {outputGradient.Width} pixels, expected 2H+1 x 2W+1 for a padded input of H+2 x W+2 = {paddedInput.Height} x {paddedInput.Width}.", nameof(outputGradient));
        }

        return new(paddedInput, outputGradient, weightGradient, WeightGradientTask.Transposed(
            height, width, paddedInput.Channels, outputGradient.Channels));
    }

    /// <summary>Adds the gradient.</summary>
    /// <param name="pool">Who does the work.</param>
    /// <param name="cancellation">Looked at before the run.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was signalled before the run began.</exception>
    public void Run(ComputePool pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        pool.Run(this, SliceCount, cancellation);
    }

    /// <inheritdoc/>
    public override void Invoke(int slice) => _task.Accumulate(slice, _input.Data, _outputGradient.Data, _weightGradient.Span);

    private static void RequireArguments(FeatureMap paddedInput, FeatureMap outputGradient, FloatBuffer weightGradient)
    {
        ArgumentNullException.ThrowIfNull(paddedInput);
        ArgumentNullException.ThrowIfNull(outputGradient);
        ArgumentNullException.ThrowIfNull(weightGradient);
    }
}
