namespace DragGan.Numerics;

/// <summary>A stride-1 3x3 convolution by F(4x4, 3x3): a quarter of the multiplications of <see cref="ConvolutionPass"/>. Made once, run at every step without allocating.</summary>
/// <remarks>
/// <code>
/// y = Aᵀ [ Σ_i (G g Gᵀ) ⊙ (Bᵀ d B) ] A          per tile of 4 x 4 outputs, whose inputs d are 6 x 6
/// </code>
/// Each output is summed in the same order whatever the number of threads. The error against exact arithmetic is about twice
/// that of the direct pass. Derivation, measurements, and from which size on it pays: docs/maths/winograd.md.
/// Which pixels are computed is a <see cref="Region"/>, looked at anew before each run.
/// </remarks>
public sealed class WinogradPass
{
    /// <summary>Transformed inputs made at once, where the weights are small: they stay in the shared cache.</summary>
    private const int FewestBytesPerChunk = 4 << 20;

    /// <summary>Weights that every thread may pass over at its own time: they stay in the shared cache.</summary>
    private const long MostBytesPassedByBand = 10 << 20;

    /// <summary>Bands per thread that share out evenly enough without being cut by panels.</summary>
    private const int BandsPerThread = 3;

    private readonly WinogradWeights _weights;
    private readonly Region _region;
    private readonly WinogradCut _cut;
    private readonly WinogradByBand _byBand;
    private readonly WinogradByPanel _byPanel;

    private WinogradPass(
        PatchMap input, WinogradWeights weights, FeatureMap output, Region region, BandEpilogue? epilogue, FloatBuffer scratch)
    {
        (_weights, _region) = (weights, region);
        _cut = new WinogradCut(input, output, region, weights.Panels.Length);
        WinogradKernel kernel = new(input.Memory, weights, output, _cut, epilogue);
        _byBand = new WinogradByBand(kernel, _cut, weights);
        _byPanel = new WinogradByPanel(kernel, _cut, weights, scratch);
        Arrange();
    }

    /// <summary>Floating-point operations the direct convolution would take: a multiplication and an addition per weight and output pixel.</summary>
    public long Flop => 2L * 9 * _region.Area * _weights.InputChannels * _weights.OutputChannels;

    /// <summary>Floating-point operations of one run, the transforms of inputs and outputs included.</summary>
    public long ActualFlop
    {
        get
        {
            long inputs = _weights.InputChannels, outputs = _weights.OutputChannels;
            return _cut.Tiles.Length * ((2 * WinogradLines.Positions * inputs * outputs)
                + (2 * WinogradLines.Inputs * WinogradLines.InputFlop * inputs)
                + ((WinogradLines.Inputs + WinogradLines.Outputs) * WinogradLines.OutputFlop * outputs));
        }
    }

    /// <summary>How many bands of rows an epilogue sees.</summary>
    public int Bands => _cut.Bands.Length;

    /// <summary>Elements of scratch that a pass over maps of this size, or regions of them, needs; passes that run one after the other may share it.</summary>
    /// <param name="height">H of the output.</param>
    /// <param name="width">W of the output.</param>
    /// <param name="weights">The weights.</param>
    public static int ScratchLength(int height, int width, WinogradWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return ScratchLength(height, width, weights.InputChannels, weights.OutputChannels);
    }

    /// <inheritdoc cref="ScratchLength(int, int, WinogradWeights)"/>
    /// <param name="height">H of the output.</param>
    /// <param name="width">W of the output.</param>
    /// <param name="inputChannels">I.</param>
    /// <param name="outputChannels">O.</param>
    public static int ScratchLength(int height, int width, int inputChannels, int outputChannels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);

        // Each chunk passes over all weights, so as many inputs as there are weights may be held; at least those of any one band.
        long group = WinogradCut.GroupTiles * WinogradLines.Positions * (long)inputChannels;
        int rows = (height + WinogradLines.Outputs - 1) / WinogradLines.Outputs, columns = (width + WinogradLines.Outputs - 1) / WinogradLines.Outputs;
        long band = Math.Max(WinogradCut.Groups(columns), WinogradCut.MostGroupsPerBand), all = (long)rows * WinogradCut.Groups(columns);
        return checked((int)(group * Math.Min(all, Math.Max(band, Math.Max(FewestBytesPerChunk, WinogradWeights.BytesOf(inputChannels, outputChannels)) / sizeof(float) / group))));
    }

    /// <summary>y = W ∗ x with stride 1 and zero padding, k = 3, of a whole map.</summary>
    /// <param name="paddedInput">x with a border of one zero pixel, <c>[H+2, W+2, I]</c>.</param>
    /// <param name="weights">W, transformed; for the adjoint, those of the adjoint.</param>
    /// <param name="output">y, <c>[H, W, O]</c>; overwritten. Not the same memory as the input.</param>
    /// <param name="epilogue">Applied to each finished band, or null.</param>
    /// <param name="scratch">At least <see cref="ScratchLength(int, int, WinogradWeights)"/> elements that nothing else uses during a run; null for memory of its own.</param>
    /// <exception cref="ArgumentException">The maps, weights and scratch do not fit each other.</exception>
    public static WinogradPass Same(
        FeatureMap paddedInput, WinogradWeights weights, FeatureMap output, BandEpilogue? epilogue = null, FloatBuffer? scratch = null)
    {
        ArgumentNullException.ThrowIfNull(paddedInput);
        ArgumentNullException.ThrowIfNull(output);
        if (paddedInput.Height != output.Height + 2 || paddedInput.Width != output.Width + 2)
        {
            throw new ArgumentException(
                $"'{nameof(paddedInput)}' has {paddedInput.Height} x {paddedInput.Width} pixels, expected {output.Height + 2} x {output.Width + 2}.",
                nameof(paddedInput));
        }

        return Same(PatchMap.Whole(paddedInput, 1), weights, output, new Region(output.Height, output.Width), epilogue, scratch);
    }

    /// <summary>y = W ∗ x with stride 1 and zero padding, k = 3, of some rectangles of a map.</summary>
    /// <param name="input">x: one patch per rectangle of the region, grown by one pixel.</param>
    /// <param name="weights">W, transformed.</param>
    /// <param name="output">y, <c>[H, W, O]</c>; overwritten within the region.</param>
    /// <param name="region">The output pixels to compute.</param>
    /// <param name="epilogue">Applied to each finished band, or null.</param>
    /// <param name="scratch">At least <see cref="ScratchLength(int, int, WinogradWeights)"/> elements for the whole output that nothing else uses during a run; null for memory of its own.</param>
    /// <exception cref="ArgumentException">The maps, weights and scratch do not fit each other.</exception>
    public static WinogradPass Same(
        PatchMap input, WinogradWeights weights, FeatureMap output, Region region, BandEpilogue? epilogue = null, FloatBuffer? scratch = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(region);
        RequireChannels(input.Channels, weights.InputChannels, nameof(input));
        RequireChannels(output.Channels, weights.OutputChannels, nameof(output));
        int needed = ScratchLength(output.Height, output.Width, weights);
        if (scratch is not null && scratch.Length < needed)
        {
            throw new ArgumentException($"'{nameof(scratch)}' holds {scratch.Length} elements, but {needed} are needed.", nameof(scratch));
        }

        return new WinogradPass(input, weights, output, region, epilogue, scratch ?? new FloatBuffer(needed));
    }

    /// <summary>Computes the output.</summary>
    /// <param name="pool">Who does the work.</param>
    /// <param name="cancellation">Looked at before the run and, on a large map, a few times within it.</param>
    /// <exception cref="OperationCanceledException">Cancellation was signalled; the output may be written in part.</exception>
    public void Run(ComputePool pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        Arrange();

        // Both ways give the same bits, so the choice may depend on the number of threads.
        if (_weights.Bytes <= MostBytesPassedByBand && _cut.Bands.Length >= BandsPerThread * pool.Threads)
        {
            _byBand.Run(pool, cancellation);
        }
        else
        {
            _byPanel.Run(pool, cancellation);
        }
    }

    /// <summary>Follows the region, if it has changed; <see cref="Flop"/> and <see cref="Bands"/> are then those of the next run.</summary>
    public void Arrange() => _cut.Follow(_byPanel.Capacity);

    private static void RequireChannels(int found, int expected, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException($"'{name}' has {found} channels, but the weights need {expected}.", name);
        }
    }
}
