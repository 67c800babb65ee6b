using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>The reverse pass through blocks 1 … k: from ∂L/∂F of block k to ∂L/∂w⁺. Bound to one gradient map, run at every step.</summary>
internal sealed class SynthesisReverse
{
    private readonly List<(LayerReverse Conv1, LayerReverse? Conv0, SkipReverse? Skip)> _blocks = [];

    /// <summary>Binds the pass to its maps; weights for the adjoint convolutions are packed here if no session did so before.</summary>
    /// <param name="blocks">Blocks 1 … k.</param>
    /// <param name="featureGradient">∂L/∂F of block k.</param>
    /// <param name="trainedRows">K: rows 0 … K-1 of w⁺ receive a gradient.</param>
    /// <param name="maps">Gives the maps between layers.</param>
    /// <param name="scratch">Shared by all layers of the session.</param>
    public SynthesisReverse(
        ReadOnlySpan<BlockPass> blocks, FeatureMap featureGradient, int trainedRows, GradientMaps maps, LayerScratch scratch)
    {
        (FeatureGradient, TrainedRows, BlockCount) = (featureGradient, trainedRows, blocks.Length);
        Touched = new Region(featureGradient.Height, featureGradient.Width);
        Region region = Touched;
        FeatureMap gradient = featureGradient;
        for (int b = blocks.Length - 1; b >= 0; b--)
        {
            BlockPass block = blocks[b];
            FeatureMap conv1Input = maps.Next(block.Conv1.Input!);
            LayerReverse conv1 = new(block.Conv1, gradient, region, conv1Input, block.Conv1.Layer.Style.Row < trainedRows, scratch);
            LayerReverse? conv0 = null;
            SkipReverse? skip = null;
            FeatureMap input = conv1Input;
            region = conv1.InputRegion;
            if (block.Conv0 is not null)
            {
                input = maps.Next(block.Conv0.Input!);
                conv0 = new LayerReverse(block.Conv0, conv1Input, region, input, block.Conv0.Layer.Style.Row < trainedRows, scratch);
                skip = block.Skip is null ? null : new SkipReverse(block.Skip, gradient, input);
                region = conv0.InputRegion;
            }

            _blocks.Add((conv1, conv0, skip));
            gradient = input;
        }
    }

    public FeatureMap FeatureGradient { get; }

    /// <summary>Where ∂L/∂F is not zero; after a change, <see cref="Arrange"/>.</summary>
    public Region Touched { get; }

    public int TrainedRows { get; }

    public int BlockCount { get; }

    /// <summary>Follows a change of <see cref="Touched"/>.</summary>
    public void Arrange()
    {
        foreach ((LayerReverse conv1, LayerReverse? conv0, _) in _blocks)
        {
            conv1.Arrange();
            conv0?.Arrange();
        }
    }

    /// <summary>Computes ∂L/∂w⁺ of the trained rows.</summary>
    /// <param name="pool">Who does the work.</param>
    /// <param name="latentGradient">Receives the gradient, <c>[K, w_dim]</c>; overwritten.</param>
    /// <param name="done">Told of each layer when it is done; null for nobody.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    public void Run(ComputePool pool, Span<float> latentGradient, Action<LayerWork>? done, CancellationToken cancellation)
    {
        latentGradient.Clear();
        foreach ((LayerReverse conv1, LayerReverse? conv0, SkipReverse? skip) in _blocks)
        {
            conv1.Run(pool, latentGradient, cancellation);
            done?.Invoke(conv1.Work);
            if (conv0 is not null)
            {
                conv0.Run(pool, latentGradient, cancellation);
                done?.Invoke(conv0.Work);
            }

            skip?.Accumulate(pool, cancellation);
        }
    }
}
