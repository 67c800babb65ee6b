using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>One synthesis block of a session: conv0, conv1 and, in resnet models, the path round them.</summary>
internal sealed class BlockPass
{
    private readonly SkipPass? _skip;

    /// <summary>Binds the block to its maps.</summary>
    /// <param name="block">The packed layers.</param>
    /// <param name="input">The block before's output; ignored by the first block, which starts from its constant.</param>
    /// <param name="maps">Where the layers' outputs are kept.</param>
    /// <param name="scratch">Shared by all layers of the session.</param>
    public BlockPass(PackedBlock block, FeatureMap? input, BlockMaps maps, LayerScratch scratch)
    {
        Block = block;
        int size = block.Resolution, channels = block.Conv1.OutputChannels;
        Input = input ?? ConstantOf(block);
        Conv0 = block.Conv0 is null ? null : new LayerPass(block.Conv0, Input, maps.First(size, block.Conv0.OutputChannels), scratch);
        Conv1 = new LayerPass(block.Conv1, Conv0?.Output ?? Input, maps.Second(size, channels), scratch);
        _skip = block.Skip is null ? null : new SkipPass(block.Skip, Input, Conv1.Output, BlockMaps.Sum(size, channels));
    }

    public PackedBlock Block { get; }

    public FeatureMap Input { get; }

    /// <summary>The up layer; null in the first block.</summary>
    public LayerPass? Conv0 { get; }

    public LayerPass Conv1 { get; }

    public SkipPass? Skip => _skip;

    /// <summary>The block's feature map.</summary>
    public FeatureMap Output => _skip?.Output ?? Conv1.Output;

    /// <summary>Computes the block's output from its input; styles must be set.</summary>
    /// <param name="pool">Who does the work.</param>
    /// <param name="done">Told of each layer when it is done; null for nobody.</param>
    /// <param name="cancellation">Looked at between passes.</param>
    public void Forward(ComputePool pool, Action<LayerWork>? done, CancellationToken cancellation)
    {
        if (Conv0 is not null)
        {
            Conv0.Forward(pool, cancellation);
            done?.Invoke(Conv0.Work);
        }

        Conv1.Forward(pool, cancellation);
        done?.Invoke(Conv1.Work);
        _skip?.Forward(pool, cancellation);
    }

    private static FeatureMap ConstantOf(PackedBlock block)
    {
        FeatureMap constant = new(block.Resolution, block.Resolution, block.Conv1.InputChannels);
        block.Constant.CopyTo(constant.Data);
        return constant;
    }
}

/// <summary>Gives the layers of blocks their output maps.</summary>
/// <param name="shared">Memory that all blocks share, for blocks whose maps no reverse pass will read; null for maps of their own.</param>
internal sealed class BlockMaps((FloatBuffer First, FloatBuffer Second)? shared)
{
    public FeatureMap First(int size, int channels) => new(size, size, channels, shared?.First);

    public FeatureMap Second(int size, int channels) => new(size, size, channels, shared?.Second);

    public static FeatureMap Sum(int size, int channels) => new(size, size, channels);
}
