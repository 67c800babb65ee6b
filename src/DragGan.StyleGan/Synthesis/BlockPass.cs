using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>One synthesis block of a session: conv0, conv1 and, in resnet models, the path round them.</summary>
internal sealed class BlockPass
{
    private BlockPass(PackedBlock block, FeatureMap input, LayerPass? conv0, LayerPass conv1)
    {
        (Block, Input, Conv0, Conv1) = (block, input, conv0, conv1);
        Skip = block.Skip is null ? null : new SkipPass(block.Skip, input, conv1.Output!);
    }

    public PackedBlock Block { get; }

    public FeatureMap Input { get; }

    /// <summary>The up layer; null in the first block.</summary>
    public LayerPass? Conv0 { get; }

    public LayerPass Conv1 { get; }

    /// <summary>The path round conv0 and conv1; null but in resnet models.</summary>
    public SkipPass? Skip { get; }

    /// <summary>The block's feature map.</summary>
    public FeatureMap Output => Skip?.Output ?? Conv1.Output!;

    /// <summary>A block whose maps are all kept for a reverse pass.</summary>
    /// <param name="block">The packed layers.</param>
    /// <param name="input">The block before's output; null for the first block, which starts from its constant.</param>
    /// <param name="scratch">Shared by all layers of the session.</param>
    public static BlockPass Kept(PackedBlock block, FeatureMap? input, LayerScratch scratch)
    {
        FeatureMap start = input ?? ConstantOf(block);
        LayerPass? conv0 = block.Conv0 is null
            ? null : new LayerPass(block.Conv0, start, Map(block.Conv0), next: null, scratch);
        return new BlockPass(block, start, conv0, new LayerPass(block.Conv1, conv0?.Output ?? start, Map(block.Conv1), next: null, scratch));
    }

    /// <summary>A block that lives in the scratch alone: between its layers only s · z is kept, and its output lasts until the next block begins.</summary>
    /// <param name="block">The packed layers; not the first block.</param>
    /// <param name="input">The block before's output, in the scratch or kept.</param>
    /// <param name="scratch">Shared by all layers of the session.</param>
    public static BlockPass Passing(PackedBlock block, FeatureMap input, LayerScratch scratch)
    {
        // When conv1 writes, the transposed convolution's wide result has been used: its memory takes the block's output.
        FeatureMap output = new(block.Resolution, block.Resolution, block.Conv1.OutputChannels, scratch.Wide);
        LayerPass conv1 = new(block.Conv1, input: null, output, next: null, scratch);
        LayerPass conv0 = new(block.Conv0!, input, output: null, conv1, scratch);
        return new BlockPass(block, input, conv0, conv1);
    }

    /// <summary>Computes the block's output from its input; styles must be set.</summary>
    /// <param name="pool">Who does the work.</param>
    /// <param name="done">Told of each layer when it is done; null for nobody.</param>
    /// <param name="cancellation">Looked at between passes.</param>
    public void Forward(ComputePool pool, Action<LayerWork>? done, CancellationToken cancellation)
    {
        Skip?.Begin(pool, cancellation);
        if (Conv0 is not null)
        {
            Conv0.Forward(pool, cancellation);
            done?.Invoke(Conv0.Work);
        }

        Conv1.Forward(pool, cancellation);
        done?.Invoke(Conv1.Work);
        Skip?.Finish();
    }

    private static FeatureMap Map(PackedLayer layer) => new(layer.Resolution, layer.Resolution, layer.OutputChannels);

    private static FeatureMap ConstantOf(PackedBlock block)
    {
        FeatureMap constant = new(block.Resolution, block.Resolution, block.Conv1.InputChannels);
        block.Constant.CopyTo(constant.Data);
        return constant;
    }
}
