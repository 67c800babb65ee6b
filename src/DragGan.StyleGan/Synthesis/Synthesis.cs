using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>The synthesis network at work: features of a block, the reverse pass to w⁺, and pictures.</summary>
/// <remarks>
/// Owns every buffer a session needs and reuses them, so a step allocates nothing. Not thread-safe; the weights are shared.
/// The core path is <see cref="Features(ReadOnlySpan{float}, int, CancellationToken)"/>: styles from w⁺, then block after block (<see cref="BlockPass"/>), each a conv0 and a conv1
/// (<see cref="LayerPass"/>); <see cref="Backward(FeatureMap, int, Span{float}, CancellationToken)"/> walks the same layers the other way (<see cref="LayerReverse"/>).
/// </remarks>
public sealed class Synthesis : IFeatureSynthesis
{
    /// <summary>The block of 64 cells.</summary>
    private const int PreviewBlock = 5;

    private readonly SynthesisWeights _weights;
    private readonly ComputePool _pool;
    private readonly LayerScratch _scratch;
    private readonly float[] _latent;
    private FeatureBlocks _features;
    private PicturePass? _picture;
    private SynthesisReverse? _reverse;

    /// <summary>Blocks 1 … this hold the maps of <see cref="_latent"/>.</summary>
    private int _computedBlocks;

    /// <summary>The block of the last <see cref="Features(ReadOnlySpan{float}, int, CancellationToken)"/>, as long as its maps are there for <see cref="Backward(FeatureMap, int, Span{float}, CancellationToken)"/>; else 0.</summary>
    private int _featureBlock;

    /// <summary>Starts a session.</summary>
    /// <param name="weights">The model.</param>
    /// <param name="pool">Who does the work.</param>
    /// <param name="winograd">
    /// Whether large stride-1 layers may use Winograd's convolution: two to three times faster, for up to four times their weights' memory,
    /// which all sessions of the model share, and rounding about twice that of the direct one.
    /// </param>
    public Synthesis(SynthesisWeights weights, ComputePool pool, bool winograd = true)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(pool);
        (_weights, _pool) = (weights, pool);
        _latent = new float[weights.LatentRows * weights.LatentWidth];
        _scratch = new LayerScratch(weights, winograd);
        _features = new FeatureBlocks(weights, Math.Min(FeatureBlocks.Usual, BlockCount), _scratch);
    }

    /// <summary>Told of each convolution when it is done, on the calling thread; for measurements. Null for nobody.</summary>
    public Action<LayerWork>? LayerDone { get; set; }

    /// <inheritdoc/>
    public int Resolution => _weights.Resolution;

    /// <inheritdoc/>
    public int LatentRows => _weights.LatentRows;

    /// <inheritdoc/>
    public int LatentWidth => _weights.LatentWidth;

    /// <inheritdoc/>
    public int BlockCount => _weights.Blocks.Length;

    /// <summary>The first block whose <see cref="Preview"/> is worth looking at: that of 64 cells; <see cref="BlockCount"/>, whose preview is the picture, where no block before it has one.</summary>
    /// <remarks>
    /// Only in the skip architecture does each block add its colours to a picture; in resnet and original models the last block alone makes them, and there is no preview below it.
    /// Of the lion that comes along, the preview of 64 cells differs from the picture made as small by 14 % of the picture's spread, that of 32 cells by 74 %: too much to aim by.
    /// </remarks>
    public int FirstPreviewBlock => _weights.Blocks[0].ToRgb is null ? BlockCount : Math.Min(PreviewBlock, BlockCount);

    /// <inheritdoc/>
    public (int Cells, int Channels) FeatureShape(int block)
    {
        RequireBlock(block);
        return (_weights.Blocks[block - 1].Resolution, _weights.Blocks[block - 1].Conv1.OutputChannels);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The latent does not have the model's rows and width, or there is no such block.</exception>
    public FeatureMap Features(ReadOnlySpan<float> latent, int block, CancellationToken cancellation = default) =>
        Features(latent, block, seen: null, cancellation);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The latent does not have the model's rows and width, there is no such block, or the region is of another size.</exception>
    public FeatureMap Features(ReadOnlySpan<float> latent, int block, Region? seen, CancellationToken cancellation = default)
    {
        RequireLatent(latent);
        RequireBlock(block);
        if (block > _features.Count)
        {
            // Later blocks than usual are kept for the reverse pass only when asked for.
            (_features, _picture, _reverse, _computedBlocks) = (new FeatureBlocks(_weights, block, _scratch), null, null, 0);
        }

        RequireSize(seen, block);
        Compute(latent, block, seen, cancellation);
        _featureBlock = block;
        return _features[block - 1].Output;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No features were computed before, or something else since.</exception>
    public void Backward(
        FeatureMap featureGradient, int trainedRows, Span<float> latentGradient, CancellationToken cancellation = default) =>
        Backward(featureGradient, trainedRows, latentGradient, touched: null, cancellation);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No features were computed before, or something else since.</exception>
    public void Backward(
        FeatureMap featureGradient, int trainedRows, Span<float> latentGradient, Region? touched, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(featureGradient);
        ArgumentOutOfRangeException.ThrowIfLessThan(trainedRows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trainedRows, LatentRows);
        if (_featureBlock == 0)
        {
            throw new InvalidOperationException("Backward follows Features, before anything else is computed: there is no forward pass to reverse.");
        }

        if (latentGradient.Length != trainedRows * LatentWidth)
        {
            throw new ArgumentException(
                $"The gradient of {trainedRows} rows of {LatentWidth} needs {trainedRows * LatentWidth} values, but there is room for {latentGradient.Length}.",
                nameof(latentGradient));
        }

        if (_reverse is null || _reverse.FeatureGradient != featureGradient || _reverse.TrainedRows != trainedRows
            || _reverse.BlockCount != _featureBlock)
        {
            _reverse = new SynthesisReverse(_features.First(_featureBlock), featureGradient, trainedRows, _features.Gradients, _features.Scratch);
        }

        RequireSize(touched, _featureBlock);
        Follow(_reverse, touched);
        _reverse.Run(_pool, latentGradient, LayerDone, cancellation);
    }

    /// <summary>Computes the whole picture.</summary>
    /// <remarks>Blocks that the last <see cref="Features(ReadOnlySpan{float}, int, CancellationToken)"/> computed for the same latent are not computed again.</remarks>
    /// <param name="latent">w⁺, row-major <c>[LatentRows, LatentWidth]</c>.</param>
    /// <param name="noise">Which noise is added; <see cref="NoiseSource.Constant"/> is what drags use.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    /// <returns>The picture, <c>[R, R, 3]</c>, about -1 … 1, owned by this object and valid until the next call of any member.</returns>
    /// <exception cref="ArgumentException">The latent does not have the model's rows and width.</exception>
    public FeatureMap Picture(ReadOnlySpan<float> latent, NoiseSource? noise = null, CancellationToken cancellation = default)
    {
        RequireLatent(latent);
        NoiseSource source = noise ?? NoiseSource.Constant;
        _picture ??= new PicturePass(_weights, _features);
        if (source.Kind != NoiseKind.Constant)
        {
            (_computedBlocks, _featureBlock) = (0, 0);
            source.Apply(_picture.Layers);
        }

        try
        {
            Compute(latent, _features.Count, seen: null, cancellation);
            return _picture.Run(_latent, BlockCount, _pool, LayerDone, cancellation);
        }
        finally
        {
            if (source.Kind != NoiseKind.Constant)
            {
                _computedBlocks = 0;
                NoiseSource.Constant.Apply(_picture.Layers);
            }
        }
    }

    /// <summary>Computes the picture as it is after some of the blocks: smaller, without the detail of the blocks left out, and far cheaper.</summary>
    /// <remarks>
    /// In the skip architecture the picture is rgb_b = FIR↑2(rgb_b-1) + toRGB_b(x_b), and this is rgb_b, to the bit what <see cref="Picture"/> passes through, with the constant noise.
    /// Blocks that are there already for the same latent are not computed again, here or by a <see cref="Picture"/> afterwards. After the first call nothing is allocated.
    /// </remarks>
    /// <param name="latent">w⁺, row-major <c>[LatentRows, LatentWidth]</c>.</param>
    /// <param name="block">b: the last block computed, 1 … <see cref="BlockCount"/> (the picture itself); <see cref="FirstPreviewBlock"/> is the least that is useful.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    /// <returns>The preview, <c>[r, r, 3]</c> with r = 2^(b+1), about -1 … 1, owned by this object and valid until the next call of any member.</returns>
    /// <exception cref="ArgumentException">The latent does not have the model's rows and width, there is no such block, or it has no colours of its own.</exception>
    public FeatureMap Preview(ReadOnlySpan<float> latent, int block, CancellationToken cancellation = default)
    {
        RequireLatent(latent);
        RequireBlock(block);
        if (_weights.Blocks[block - 1].ToRgb is null)
        {
            throw new ArgumentException(
                $"Block {block} makes no colours: in a resnet or original model only the last block does, so there is no preview before the picture itself, block {BlockCount}. "
                + $"Ask for no block below {nameof(FirstPreviewBlock)}.", nameof(block));
        }

        _picture ??= new PicturePass(_weights, _features);
        Compute(latent, Math.Min(block, _features.Count), seen: null, cancellation);
        return _picture.Run(_latent, block, _pool, LayerDone, cancellation);
    }

    /// <summary>Brings blocks 1 … <paramref name="blocks"/> up to date with a latent, where they are seen; what they hold already is kept.</summary>
    private void Compute(ReadOnlySpan<float> latent, int blocks, Region? seen, CancellationToken cancellation)
    {
        int first = _computedBlocks;
        if (!latent.SequenceEqual(_latent))
        {
            latent.CopyTo(_latent);
            (first, _featureBlock) = (0, 0);
        }

        if (first >= blocks)
        {
            return;
        }

        // Of a region, nothing can be kept: the next one may need other pixels. A pass that is cancelled leaves nothing to build upon either.
        bool whole = _features.Arrange(seen, blocks);
        first = whole ? first : 0;
        (_computedBlocks, _featureBlock) = (0, 0);
        _features.SetLatent(_latent, first, blocks, _pool);
        for (int b = first; b < blocks; b++)
        {
            _features[b].Forward(_pool, LayerDone, cancellation);
        }

        _computedBlocks = whole ? blocks : 0;
    }

    private static void Follow(SynthesisReverse reverse, Region? touched)
    {
        if (touched is null && reverse.Touched.IsWhole)
        {
            return;
        }

        if (touched is null)
        {
            reverse.Touched.Fill();
        }
        else
        {
            reverse.Touched.Clear();
            reverse.Touched.Add(touched);
        }

        reverse.Arrange();
    }

    private void RequireBlock(int block)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(block, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block, BlockCount);
    }

    private static void RequireSize(Region? region, int block)
    {
        int size = 2 << block;
        if (region is not null && (region.Height != size || region.Width != size))
        {
            throw new ArgumentException(
                $"The region is of a map of {region.Height} x {region.Width}, but block {block} has {size} x {size} cells.", nameof(region));
        }
    }

    private void RequireLatent(ReadOnlySpan<float> latent)
    {
        if (latent.Length != _latent.Length)
        {
            throw new ArgumentException(
                $"The latent has {latent.Length} values, but this model needs {LatentRows} rows of {LatentWidth} = {_latent.Length}.", nameof(latent));
        }
    }
}
