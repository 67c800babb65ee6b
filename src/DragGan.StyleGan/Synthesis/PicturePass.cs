using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>Features to picture: the blocks that no drag looks at, and every toRGB, each added to the upsampled picture of the block before.</summary>
internal sealed class PicturePass
{
    private readonly FeatureBlocks _features;
    private readonly BlockPass[] _later;
    private readonly StylePass _styles;
    private readonly Stage[] _stages;

    public PicturePass(SynthesisWeights weights, FeatureBlocks features)
    {
        _features = features;
        _later = LaterBlocks(weights, features);
        _styles = new StylePass(_later);
        _stages = new Stage[weights.Blocks.Length];
        FeatureMap? previous = null;
        for (int b = 0; b < _stages.Length; b++)
        {
            BlockPass block = b < features.Count ? features[b] : _later[b - features.Count];
            FeatureMap? picture = previous is null && block.Block.ToRgb is null
                ? null : new FeatureMap(block.Block.Resolution, block.Block.Resolution, weights.ImageChannels);
            _stages[b] = new Stage(
                picture,
                previous is null || picture is null ? null : FirUpsample.Forward(previous, picture),
                block.Block.ToRgb is null ? null : new ToRgbPass(block.Block.ToRgb, block.Output, picture!));
            previous = picture;
        }
    }

    /// <summary>Every layer from the first block to the last.</summary>
    public IEnumerable<LayerPass> Layers
    {
        get
        {
            for (int b = 0; b < _stages.Length; b++)
            {
                BlockPass block = b < _features.Count ? _features[b] : _later[b - _features.Count];
                if (block.Conv0 is not null)
                {
                    yield return block.Conv0;
                }

                yield return block.Conv1;
            }
        }
    }

    /// <summary>Computes the picture as it is after some blocks; those of them that are feature blocks must hold the latent's maps.</summary>
    public FeatureMap Run(float[] latent, int blocks, ComputePool pool, Action<LayerWork>? done, CancellationToken cancellation)
    {
        _styles.Run(latent, 0, Math.Max(0, blocks - _features.Count), pool);
        for (int b = 0; b < blocks; b++)
        {
            if (b >= _features.Count)
            {
                _later[b - _features.Count].Forward(pool, done, cancellation);
            }

            _stages[b].Run(latent, pool, cancellation);
        }

        return _stages[blocks - 1].Picture!;
    }

    /// <summary>The blocks after the feature blocks: nothing looks at their maps again, so they pass through one scratch.</summary>
    private static BlockPass[] LaterBlocks(SynthesisWeights weights, FeatureBlocks features)
    {
        BlockPass[] later = new BlockPass[weights.Blocks.Length - features.Count];
        for (int b = 0; b < later.Length; b++)
        {
            FeatureMap input = b == 0 ? features[features.Count - 1].Output : later[b - 1].Output;
            later[b] = BlockPass.Passing(weights.Blocks[features.Count + b], input, features.Scratch);
        }

        return later;
    }

    private sealed record Stage(FeatureMap? Picture, FirUpsample? Upsampling, ToRgbPass? ToRgb)
    {
        public void Run(float[] latent, ComputePool pool, CancellationToken cancellation)
        {
            if (Upsampling is not null)
            {
                Upsampling.Run(pool, cancellation);
            }
            else
            {
                Picture?.Data.Clear();
            }

            ToRgb?.Accumulate(latent, pool, cancellation);
        }
    }
}
