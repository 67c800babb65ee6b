using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>The first blocks of a session, with the map of every layer kept for the reverse pass.</summary>
internal sealed class FeatureBlocks
{
    /// <summary>Six blocks lead to the 128-cell map on which drags work.</summary>
    public const int Usual = 6;

    private readonly BlockPass[] _blocks;
    private readonly StylePass _styles;
    private GradientMaps? _gradients;

    public FeatureBlocks(SynthesisWeights weights, int count, LayerScratch scratch)
    {
        Scratch = scratch;
        _blocks = new BlockPass[count];
        for (int b = 0; b < count; b++)
        {
            _blocks[b] = BlockPass.Kept(weights.Blocks[b], b == 0 ? null : _blocks[b - 1].Output, Scratch);
        }

        _styles = new StylePass(_blocks);
    }

    public int Count => _blocks.Length;

    public LayerScratch Scratch { get; }

    /// <summary>Memory of the reverse pass, taken when one is first asked for.</summary>
    public GradientMaps Gradients => _gradients ??= new GradientMaps(_blocks);

    public BlockPass this[int block] => _blocks[block];

    public ReadOnlySpan<BlockPass> First(int count) => _blocks.AsSpan(0, count);

    /// <summary>Chooses the pixels that each layer computes: those on which a region of the last block's output depends.</summary>
    /// <param name="seen">The region, in cells of block <paramref name="count"/>; null for everything.</param>
    /// <param name="count">How many blocks will be computed.</param>
    /// <returns>Whether each layer computes its whole map.</returns>
    public bool Arrange(Region? seen, int count)
    {
        bool whole = true;
        LayerPass? after = null;
        for (int b = count - 1; b >= 0; b--)
        {
            BlockPass block = _blocks[b];
            Follow(block.Conv1, after, block.Skip is null ? seen : null);
            whole &= block.Conv1.Region.IsWhole;
            after = block.Conv1;
            if (block.Conv0 is not null)
            {
                Follow(block.Conv0, after, seen);
                whole &= block.Conv0.Region.IsWhole;
                after = block.Conv0;
            }
        }

        return whole;
    }

    /// <summary>Computes styles and demodulation of blocks <paramref name="first"/> … <paramref name="end"/> - 1.</summary>
    public void SetLatent(float[] latent, int first, int end, ComputePool pool) => _styles.Run(latent, first, end, pool);

    private static void Follow(LayerPass layer, LayerPass? after, Region? seen)
    {
        if (seen is null || after?.Region.IsWhole == true)
        {
            if (layer.Region.IsWhole)
            {
                return;
            }

            layer.Region.Fill();
        }
        else
        {
            layer.Region.Clear();
            if (after is null)
            {
                layer.Region.Add(seen);
            }
            else
            {
                after.AddNeeded(layer.Region);
            }
        }

        layer.Arrange();
    }
}
