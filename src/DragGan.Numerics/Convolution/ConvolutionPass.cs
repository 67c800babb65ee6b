namespace DragGan.Numerics;

/// <summary>What is done to a band of a convolution's output while it is still in cache.</summary>
public abstract class BandEpilogue
{
    /// <summary>Finishes rows <paramref name="firstRow"/> … of channels <paramref name="firstChannel"/> …; called once per band and panel, from several threads.</summary>
    /// <param name="band">The band's number, the same for all its panels.</param>
    /// <param name="firstRow">First output row.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="firstChannel">First output channel.</param>
    /// <param name="channels">How many channels.</param>
    public abstract void Finish(int band, int firstRow, int rows, int firstChannel, int channels);
}

/// <summary>One convolution bound to its maps and weights: made once, run at every step without allocating.</summary>
/// <remarks>
/// Channels last needs no im2col: for each tap the micro-kernel reads pixel rows in place. The output is cut into panels
/// of channels and bands of rows; within a slice the input channels are taken in blocks whose weights stay in the second-level
/// cache while they pass over the band. Each output is summed in the same order whatever the number of threads.
/// </remarks>
public sealed class ConvolutionPass : ParallelWork
{
    internal const int TilePixels = 6;
    internal const int MaximumPanelWidth = 64;

    /// <summary>Weights of one block of input channels: 9 taps · 128 channels · 64 lanes · 4 bytes = 288 KiB, a third of a second-level cache.</summary>
    private const int TapChannelsPerBlock = 9 * 128;

    private readonly FeatureMap _input;
    private readonly FeatureMap _output;
    private readonly ConvolutionWeights _weights;
    private readonly PixelGrid[] _grids;
    private readonly BandEpilogue? _epilogue;

    private ConvolutionPass(
        FeatureMap input, ConvolutionWeights weights, FeatureMap output, BandEpilogue? epilogue, params PixelGrid[] grids)
    {
        RequireChannels(input, weights.InputChannels, nameof(input));
        RequireChannels(output, weights.OutputChannels, nameof(output));
        (_input, _weights, _output, _epilogue, _grids) = (input, weights, output, epilogue, grids);
        foreach (PixelGrid grid in grids)
        {
            SliceCount += grid.Bands * weights.Panels.Length;
            Flop += 2L * grid.Rows * grid.Columns * grid.Taps.Length * weights.InputChannels * weights.OutputChannels;
        }
    }

    /// <summary>Floating-point operations of one run: a multiplication and an addition per weight and output pixel.</summary>
    public long Flop { get; }

    /// <summary>How many slices a run is cut into.</summary>
    public int SliceCount { get; }

    /// <summary>How many bands of rows an epilogue sees.</summary>
    public int Bands => _grids[0].Bands;

    /// <summary>y = W ∗ x with stride 1 and zero padding, k = 1 or 3.</summary>
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
        int kernel = weights.KernelSize;
        RequireSize(paddedInput, output.Height + kernel - 1, output.Width + kernel - 1, nameof(paddedInput));
        int pixel = paddedInput.Channels, row = paddedInput.Width * pixel;
        Tap[] taps = new Tap[kernel * kernel];
        for (int tap = 0; tap < taps.Length; tap++)
        {
            taps[tap] = new Tap(tap, (tap / kernel * row) + (tap % kernel * pixel));
        }

        return new ConvolutionPass(paddedInput, weights, output, epilogue, new PixelGrid(
            output.Height, output.Width, new(0, row, pixel), new(0, output.Width * output.Channels, output.Channels), taps));
    }

    /// <summary>The transposed 3x3 convolution of stride 2 without padding: y[2a+ky, 2b+kx] += W[ky, kx] · x[a, b].</summary>
    /// <remarks>
    /// Computed by output phase: rows and columns of even index see two taps per axis, those of odd index one, so the four
    /// phases take 4, 2, 2 and 1 taps and no multiplication by an inserted zero is ever done.
    /// </remarks>
    /// <param name="paddedInput">x with a border of one zero pixel, <c>[H+2, W+2, I]</c>.</param>
    /// <param name="weights">W, k = 3.</param>
    /// <param name="paddedOutput">y with a border of one pixel that is left as it is, <c>[2H+3, 2W+3, O]</c>; its inside is overwritten.</param>
    /// <exception cref="ArgumentException">The maps and weights do not fit each other.</exception>
    public static ConvolutionPass Transposed(FeatureMap paddedInput, ConvolutionWeights weights, FeatureMap paddedOutput)
    {
        ArgumentNullException.ThrowIfNull(paddedInput);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(paddedOutput);
        RequireKernel(weights, 3);
        int height = paddedInput.Height - 2, width = paddedInput.Width - 2;
        RequireSize(paddedOutput, (2 * height) + 3, (2 * width) + 3, nameof(paddedOutput));
        int inputPixel = paddedInput.Channels, inputRow = paddedInput.Width * inputPixel;
        int outputPixel = paddedOutput.Channels, outputRow = paddedOutput.Width * outputPixel;

        PixelGrid Phase(int oddRow, int oddColumn)
        {
            // Row 2a + oddRow is reached from input row a by ky = oddRow, and, when even, from row a - 1 by ky = 2.
            List<Tap> taps = [];
            for (int ky = oddRow; ky < 3; ky += 2)
            {
                for (int kx = oddColumn; kx < 3; kx += 2)
                {
                    taps.Add(new Tap((ky * 3) + kx, ((1 - (ky / 2)) * inputRow) + ((1 - (kx / 2)) * inputPixel)));
                }
            }

            return new PixelGrid(
                height + 1 - oddRow,
                width + 1 - oddColumn,
                new(0, inputRow, inputPixel),
                new(((1 + oddRow) * outputRow) + ((1 + oddColumn) * outputPixel), 2 * outputRow, 2 * outputPixel),
                [.. taps]);
        }

        return new ConvolutionPass(paddedInput, weights, paddedOutput, null, Phase(0, 0), Phase(0, 1), Phase(1, 0), Phase(1, 1));
    }

    /// <summary>The 3x3 convolution of stride 2 without padding, y[a, b] = Σ W[ky, kx] · x[2a+ky, 2b+kx]: the adjoint of <see cref="Transposed"/>.</summary>
    /// <param name="input">x, <c>[2H+1, 2W+1, I]</c>.</param>
    /// <param name="weights">W, k = 3; for the adjoint, <see cref="ConvolutionWeights.ToAdjoint"/> with taps not flipped.</param>
    /// <param name="output">y, <c>[H, W, O]</c>; overwritten.</param>
    /// <param name="epilogue">Applied to each finished band, or null.</param>
    /// <exception cref="ArgumentException">The maps and weights do not fit each other.</exception>
    public static ConvolutionPass Strided(
        FeatureMap input, ConvolutionWeights weights, FeatureMap output, BandEpilogue? epilogue = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(output);
        RequireKernel(weights, 3);
        RequireSize(input, (2 * output.Height) + 1, (2 * output.Width) + 1, nameof(input));
        int pixel = input.Channels, row = input.Width * pixel;
        Tap[] taps = new Tap[9];
        for (int tap = 0; tap < taps.Length; tap++)
        {
            taps[tap] = new Tap(tap, (tap / 3 * row) + (tap % 3 * pixel));
        }

        return new ConvolutionPass(input, weights, output, epilogue, new PixelGrid(
            output.Height, output.Width, new(0, 2 * row, 2 * pixel), new(0, output.Width * output.Channels, output.Channels), taps));
    }

    /// <summary>Computes the output.</summary>
    /// <param name="pool">Who does the work.</param>
    /// <param name="cancellation">Looked at before the run.</param>
    public void Run(ComputePool pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        pool.Run(this, SliceCount, cancellation);
    }

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        int panels = _weights.Panels.Length, grid = 0;
        while (slice >= _grids[grid].Bands * panels)
        {
            slice -= _grids[grid++].Bands * panels;
        }

        // Neighbouring slices share a panel, so its weights stay in the shared cache while the threads pass over the bands.
        int bands = _grids[grid].Bands;
        ComputeBand(_grids[grid], _weights.Panels[slice / bands], slice % bands);
    }

    private void ComputeBand(PixelGrid grid, ConvolutionWeights.Panel panel, int band)
    {
        int firstRow = band * grid.RowsPerBand, rows = Math.Min(grid.RowsPerBand, grid.Rows - firstRow);
        if (panel.Channels == panel.Width)
        {
            int block = Math.Max(1, TapChannelsPerBlock / grid.Taps.Length);
            for (int first = 0; first < _weights.InputChannels; first += block)
            {
                ComputeChannelBlock(grid, panel, firstRow, rows, first, Math.Min(block, _weights.InputChannels - first));
            }
        }
        else
        {
            ComputePartialPanel(grid, panel, firstRow, rows);
        }

        _epilogue?.Finish(band, firstRow, rows, panel.FirstChannel, panel.Channels);
    }

    private void ComputeChannelBlock(PixelGrid grid, ConvolutionWeights.Panel panel, int firstRow, int rows, int firstChannel, int channels)
    {
        Span<int> inputOffsets = stackalloc int[TilePixels], outputOffsets = stackalloc int[TilePixels];
        Span<Tap> taps = stackalloc Tap[grid.Taps.Length];
        ScaleTaps(grid.Taps, panel, taps);
        TileWork work = new()
        {
            Input = ref _input.Buffer.At(firstChannel),
            Weights = ref _weights.Buffer.At(panel.Offset + (firstChannel * panel.Width)),
            Output = ref _output.Buffer.At(panel.FirstChannel),
            InputOffsets = inputOffsets,
            OutputOffsets = outputOffsets,
            Taps = taps,
            Channels = channels,
            PanelWidth = panel.Width,
            Accumulate = firstChannel > 0,
        };

        TileCursor cursor = new(grid, firstRow, rows);
        while (cursor.Next(inputOffsets, outputOffsets) > 0)
        {
            work.Run();
        }
    }

    /// <summary>A panel whose last lanes are no real channels is computed beside the output, which has no room for them.</summary>
    private void ComputePartialPanel(PixelGrid grid, ConvolutionWeights.Panel panel, int firstRow, int rows)
    {
        Span<int> inputOffsets = stackalloc int[TilePixels], outputOffsets = stackalloc int[TilePixels];
        Span<Tap> taps = stackalloc Tap[grid.Taps.Length];
        Span<float> tile = stackalloc float[TilePixels * MaximumPanelWidth];
        ScaleTaps(grid.Taps, panel, taps);
        TileWork work = new()
        {
            Input = ref _input.Buffer.At(0),
            Weights = ref _weights.Buffer.At(panel.Offset),
            Output = ref tile[0],
            InputOffsets = inputOffsets,
            OutputOffsets = [0, 64, 128, 192, 256, 320],
            Taps = taps,
            Channels = _weights.InputChannels,
            PanelWidth = panel.Width,
        };

        Span<float> output = _output.Buffer.Span;
        TileCursor cursor = new(grid, firstRow, rows);
        for (int live; (live = cursor.Next(inputOffsets, outputOffsets)) > 0;)
        {
            work.Run();
            for (int pixel = 0; pixel < live; pixel++)
            {
                tile.Slice(pixel * MaximumPanelWidth, panel.Channels).CopyTo(output[(outputOffsets[pixel] + panel.FirstChannel)..]);
            }
        }
    }

    private void ScaleTaps(Tap[] source, ConvolutionWeights.Panel panel, Span<Tap> taps)
    {
        for (int tap = 0; tap < taps.Length; tap++)
        {
            taps[tap] = source[tap] with { WeightOffset = source[tap].WeightOffset * _weights.InputChannels * panel.Width };
        }
    }

    private static void RequireChannels(FeatureMap map, int channels, string name)
    {
        if (map.Channels != channels)
        {
            throw new ArgumentException($"'{name}' has {map.Channels} channels, but the weights need {channels}.", name);
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
