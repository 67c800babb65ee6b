namespace DragGan.Numerics;

/// <summary>One convolution bound to its maps and weights: made once, run at every step without allocating.</summary>
/// <remarks>
/// Channels last needs no im2col: for each tap the micro-kernel reads pixel rows in place. The output is cut into panels
/// of channels and bands of rows; within a slice the input channels are taken in blocks whose weights stay in the second-level
/// cache while they pass over the band. Each output is summed in the same order whatever the number of threads.
/// Which pixels are computed is a <see cref="Region"/>, looked at anew before each run: the whole map, or what a step can see.
/// </remarks>
public sealed class ConvolutionPass : ParallelWork
{
    internal const int TilePixels = 6;
    internal const int MaximumPanelWidth = 64;

    /// <summary>Weights of one block of input channels: 9 taps · 128 channels · 64 lanes · 4 bytes = 288 KiB, a third of a second-level cache.</summary>
    private const int TapChannelsPerBlock = 9 * 128;

    private readonly ConvolutionGeometry _geometry;
    private readonly ConvolutionWeights _weights;
    private readonly BandEpilogue? _epilogue;

    private ConvolutionPass(ConvolutionGeometry geometry, ConvolutionWeights weights, BandEpilogue? epilogue)
    {
        geometry.RequireChannels(weights);
        (_geometry, _weights, _epilogue) = (geometry, weights, epilogue);
        Arrange();
    }

    /// <summary>Floating-point operations of one run over the present region: a multiplication and an addition per weight and output pixel.</summary>
    public long Flop { get; private set; }

    /// <summary>How many slices a run is cut into.</summary>
    public int SliceCount { get; private set; }

    /// <summary>How many bands of rows an epilogue sees.</summary>
    public int Bands => _geometry.Groups[0].Bands;

    /// <summary>y = W ∗ x with stride 1 and zero padding, k = 1 or 3, of a whole map.</summary>
    /// <param name="paddedInput">x with a border of (k-1)/2 zero pixels, <c>[H+k-1, W+k-1, I]</c>.</param>
    /// <param name="weights">W; for the adjoint, <see cref="ConvolutionWeights.ToAdjoint"/> with flipped taps.</param>
    /// <param name="output">y, <c>[H, W, O]</c>; overwritten. Not the same memory as the input.</param>
    /// <param name="epilogue">Applied to each finished band, or null.</param>
    /// <exception cref="ArgumentException">The maps and weights do not fit each other.</exception>
    public static ConvolutionPass Same(
        FeatureMap paddedInput, ConvolutionWeights weights, FeatureMap output, BandEpilogue? epilogue = null)
    {
        ArgumentNullException.ThrowIfNull(paddedInput);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(output);
        int margin = weights.KernelSize - 1;
        RequireSize(paddedInput, output.Height + margin, output.Width + margin, nameof(paddedInput));
        return Same(PatchMap.Whole(paddedInput, margin / 2), weights, output, new Region(output.Height, output.Width), epilogue);
    }

    /// <summary>y = W ∗ x with stride 1 and zero padding, k = 1 or 3, of some rectangles of a map.</summary>
    /// <param name="input">x: one patch per rectangle of the region, grown by (k-1)/2 pixels.</param>
    /// <param name="weights">W.</param>
    /// <param name="output">y, <c>[H, W, O]</c>; overwritten within the region.</param>
    /// <param name="region">The output pixels to compute.</param>
    /// <param name="epilogue">Applied to each finished band, or null.</param>
    /// <exception cref="ArgumentException">The maps and weights do not fit each other.</exception>
    public static ConvolutionPass Same(
        PatchMap input, ConvolutionWeights weights, FeatureMap output, Region region, BandEpilogue? epilogue = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(region);
        return new ConvolutionPass(new SameGeometry(input, output, region, weights.KernelSize), weights, epilogue);
    }

    /// <summary>The transposed 3x3 convolution of stride 2 without padding, of a whole map: y[2a+ky, 2b+kx] += W[ky, kx] · x[a, b].</summary>
    /// <param name="paddedInput">x with a border of one zero pixel, <c>[H+2, W+2, I]</c>.</param>
    /// <param name="weights">W, k = 3.</param>
    /// <param name="paddedOutput">y with a border of one pixel that is left as it is, <c>[2H+3, 2W+3, O]</c>; its inside is overwritten.</param>
    /// <exception cref="ArgumentException">The maps and weights do not fit each other.</exception>
    public static ConvolutionPass Transposed(FeatureMap paddedInput, ConvolutionWeights weights, FeatureMap paddedOutput)
    {
        ArgumentNullException.ThrowIfNull(paddedInput);
        ArgumentNullException.ThrowIfNull(paddedOutput);
        int height = paddedInput.Height - 2, width = paddedInput.Width - 2;
        RequireSize(paddedOutput, (2 * height) + 3, (2 * width) + 3, nameof(paddedOutput));
        return Transposed(PatchMap.Whole(paddedInput, 1), weights, PatchMap.Whole(paddedOutput, 1), height, width);
    }

    /// <summary>The transposed 3x3 convolution of stride 2, of some rectangles of a map.</summary>
    /// <remarks>
    /// Computed by output phase: rows and columns of even index see two taps per axis, those of odd index one, so the four
    /// phases take 4, 2, 2 and 1 taps and no multiplication by an inserted zero is ever done.
    /// </remarks>
    /// <param name="input">x: for each patch [a, b) of the output one that begins at floor((a-1)/2) and ends after floor((b-1)/2).</param>
    /// <param name="weights">W, k = 3.</param>
    /// <param name="output">y in coordinates of the (2H+1) x (2W+1) result; what a patch holds beyond it is left as it is.</param>
    /// <param name="height">H of the whole input.</param>
    /// <param name="width">W of the whole input.</param>
    /// <exception cref="ArgumentException">The maps and weights do not fit each other.</exception>
    public static ConvolutionPass Transposed(PatchMap input, ConvolutionWeights weights, PatchMap output, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(output);
        RequireKernel(weights, 3);
        return new ConvolutionPass(new TransposedGeometry(input, output, height, width), weights, epilogue: null);
    }

    /// <summary>The 3x3 convolution of stride 2 without padding, of a whole map, y[a, b] = Σ W[ky, kx] · x[2a+ky, 2b+kx]: the adjoint of <see cref="Transposed(FeatureMap, ConvolutionWeights, FeatureMap)"/>.</summary>
    /// <param name="input">x, <c>[2H+1, 2W+1, I]</c>.</param>
    /// <param name="weights">W, k = 3; for the adjoint, <see cref="ConvolutionWeights.ToAdjoint"/> with taps not flipped.</param>
    /// <param name="output">y, <c>[H, W, O]</c>; overwritten.</param>
    /// <param name="epilogue">Applied to each finished band, or null.</param>
    /// <exception cref="ArgumentException">The maps and weights do not fit each other.</exception>
    public static ConvolutionPass Strided(
        FeatureMap input, ConvolutionWeights weights, FeatureMap output, BandEpilogue? epilogue = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        RequireSize(input, (2 * output.Height) + 1, (2 * output.Width) + 1, nameof(input));
        return Strided(PatchMap.Whole(input, 0), weights, output, new Region(output.Height, output.Width), epilogue);
    }

    /// <summary>The 3x3 convolution of stride 2 without padding, of some rectangles of a map.</summary>
    /// <param name="input">x: for each rectangle [a, b) of the region a patch [2a, 2b+1).</param>
    /// <param name="weights">W, k = 3.</param>
    /// <param name="output">y, <c>[H, W, O]</c>; overwritten within the region.</param>
    /// <param name="region">The output pixels to compute.</param>
    /// <param name="epilogue">Applied to each finished band, or null.</param>
    /// <exception cref="ArgumentException">The maps and weights do not fit each other.</exception>
    public static ConvolutionPass Strided(
        PatchMap input, ConvolutionWeights weights, FeatureMap output, Region region, BandEpilogue? epilogue = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(region);
        RequireKernel(weights, 3);
        return new ConvolutionPass(new StridedGeometry(input, output, region), weights, epilogue);
    }

    /// <summary>Computes the output.</summary>
    /// <param name="pool">Who does the work.</param>
    /// <param name="cancellation">Looked at before the run.</param>
    public void Run(ComputePool pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        Arrange();
        pool.Run(this, SliceCount, cancellation);
    }

    /// <summary>Follows the region, if it has changed; <see cref="Flop"/> and <see cref="Bands"/> are then those of the next run.</summary>
    public void Arrange()
    {
        if (!_geometry.Follow())
        {
            return;
        }

        int panels = _weights.Panels.Length;
        (SliceCount, Flop) = (0, 0);
        foreach (TapGroup group in _geometry.Groups)
        {
            group.Cut(panels);
            SliceCount += group.Bands * panels;
            Flop += 2L * group.Pixels * group.Taps.Length * _weights.InputChannels * _weights.OutputChannels;
        }
    }

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        int panels = _weights.Panels.Length, index = 0;
        while (slice >= _geometry.Groups[index].Bands * panels)
        {
            slice -= _geometry.Groups[index++].Bands * panels;
        }

        // Neighbouring slices share a panel, so its weights stay in the shared cache while the threads pass over the bands.
        TapGroup group = _geometry.Groups[index];
        ComputeBand(group, _weights.Panels[slice / group.Bands], slice % group.Bands);
    }

    private void ComputeBand(TapGroup group, ConvolutionWeights.Panel panel, int band)
    {
        // Where the last lanes are no real channels, the panel is computed beside the output, which has no room for them, in one go.
        bool partial = panel.Channels != panel.Width;
        int block = partial ? _weights.InputChannels : Math.Max(1, TapChannelsPerBlock / group.Taps.Length);
        Span<Tap> taps = stackalloc Tap[group.Taps.Length];
        for (int tap = 0; tap < taps.Length; tap++)
        {
            taps[tap] = group.Taps[tap] with { WeightOffset = group.Taps[tap].WeightOffset * _weights.InputChannels * panel.Width };
        }

        for (int first = 0; first < _weights.InputChannels; first += block)
        {
            int channels = Math.Min(block, _weights.InputChannels - first);
            for (int piece = 0; group.TryGetPiece(band, piece, out PixelGrid grid, out int firstRow, out int rows); piece++)
            {
                TileCursor cursor = new(grid, firstRow, rows);
                if (partial)
                {
                    ComputeBeside(cursor, panel, taps);
                }
                else
                {
                    ComputeInPlace(cursor, panel, taps, first, channels);
                }
            }
        }

        for (int piece = 0; _epilogue is not null && group.TryGetPiece(band, piece, out PixelGrid grid, out int firstRow, out int rows); piece++)
        {
            PixelRect part = grid.Rect with { Top = grid.Rect.Top + firstRow, Bottom = grid.Rect.Top + firstRow + rows };
            _epilogue.Finish(band, piece, part, panel.FirstChannel, panel.Channels);
        }
    }

    private void ComputeInPlace(TileCursor cursor, ConvolutionWeights.Panel panel, ReadOnlySpan<Tap> taps, int firstChannel, int channels)
    {
        Span<int> inputOffsets = stackalloc int[TilePixels], outputOffsets = stackalloc int[TilePixels];
        TileWork work = new()
        {
            Input = ref _geometry.Input.At(firstChannel),
            Weights = ref _weights.Buffer.At(panel.Offset + (firstChannel * panel.Width)),
            Output = ref _geometry.Output.At(panel.FirstChannel),
            InputOffsets = inputOffsets,
            OutputOffsets = outputOffsets,
            Taps = taps,
            Channels = channels,
            PanelWidth = panel.Width,
            Accumulate = firstChannel > 0,
        };

        while (cursor.Next(inputOffsets, outputOffsets) > 0)
        {
            work.Run();
        }
    }

    private void ComputeBeside(TileCursor cursor, ConvolutionWeights.Panel panel, ReadOnlySpan<Tap> taps)
    {
        Span<int> inputOffsets = stackalloc int[TilePixels], outputOffsets = stackalloc int[TilePixels];
        Span<float> tile = stackalloc float[TilePixels * MaximumPanelWidth];
        TileWork work = new()
        {
            Input = ref _geometry.Input.At(0),
            Weights = ref _weights.Buffer.At(panel.Offset),
            Output = ref tile[0],
            InputOffsets = inputOffsets,
            OutputOffsets = [0, 64, 128, 192, 256, 320],
            Taps = taps,
            Channels = _weights.InputChannels,
            PanelWidth = panel.Width,
        };

        Span<float> output = _geometry.Output.Span;
        for (int live; (live = cursor.Next(inputOffsets, outputOffsets)) > 0;)
        {
            work.Run();
            for (int pixel = 0; pixel < live; pixel++)
            {
                tile.Slice(pixel * MaximumPanelWidth, panel.Channels).CopyTo(output[(outputOffsets[pixel] + panel.FirstChannel)..]);
            }
        }
    }

    private static void RequireSize(FeatureMap map, int height, int width, string name)
    {
        if (map.Height != height || map.Width != width)
        {
            throw new ArgumentException($"'{name}' has {map.Height} x {map.Width} pixels, expected {height} x {width}.", name);
        }
    }

    private static void RequireKernel(ConvolutionWeights weights, int kernel)
    {
        if (weights.KernelSize != kernel)
        {
            throw new ArgumentException($"The weights have {weights.KernelSize} x {weights.KernelSize} taps, expected {kernel} x {kernel}.", nameof(weights));
        }
    }
}
