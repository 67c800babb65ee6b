using System.Collections.Immutable;
using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>The synthesis network's weights, packed for the engine. Immutable, and shared by all sessions that use the model.</summary>
/// <remarks>Holds no reference to the checkpoint, whose memory is free once its <see cref="Generator"/> is let go.</remarks>
public sealed class SynthesisWeights
{
    private SynthesisWeights(SynthesisParameters parameters, ImmutableArray<PackedBlock> blocks)
    {
        (Resolution, LatentRows, LatentWidth) = (parameters.Resolution, parameters.LatentRows, parameters.LatentWidth);
        (ImageChannels, Blocks) = (parameters.ImageChannels, blocks);
    }

    /// <summary>R: height and width of the picture, in pixels.</summary>
    public int Resolution { get; }

    /// <summary>num_ws.</summary>
    public int LatentRows { get; }

    /// <summary>w_dim.</summary>
    public int LatentWidth { get; }

    /// <summary>Channels of the picture.</summary>
    public int ImageChannels { get; }

    /// <summary>Memory of the weights transformed so far for Winograd's convolution, in bytes.</summary>
    public long WinogradBytes => Blocks.Sum(block => (block.Conv0?.WinogradBytes ?? 0) + block.Conv1.WinogradBytes);

    internal ImmutableArray<PackedBlock> Blocks { get; }

    /// <summary>Converts and packs the weights of a generator.</summary>
    /// <param name="generator">The generator; may be let go afterwards.</param>
    /// <param name="pool">Who does the work.</param>
    public static SynthesisWeights Pack(Generator generator, ComputePool pool)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(pool);
        PackBlocks work = new(generator.Parameters.Blocks);
        pool.Run(work, work.Packed.Length);
        return new SynthesisWeights(generator.Parameters, [.. work.Packed]);
    }

    private sealed class PackBlocks(ImmutableArray<BlockParameters> blocks) : ParallelWork
    {
        public PackedBlock[] Packed { get; } = new PackedBlock[blocks.Length];

        public override void Invoke(int slice) => Packed[slice] = new PackedBlock(blocks[slice]);
    }
}

/// <summary>One block of packed layers.</summary>
internal sealed class PackedBlock
{
    public PackedBlock(BlockParameters block)
    {
        Resolution = block.Resolution;
        Constant = block.Constant;
        Conv0 = block.Conv0 is null ? null : new PackedLayer(block.Conv0);
        Conv1 = new PackedLayer(block.Conv1);
        ToRgb = block.ToRgb is null ? null : new PackedToRgb(block.ToRgb);
        Skip = block.Skip is null ? null : new PackedSkip(block.Skip);
    }

    public int Resolution { get; }

    public float[]? Constant { get; }

    public PackedLayer? Conv0 { get; }

    public PackedLayer Conv1 { get; }

    public PackedToRgb? ToRgb { get; }

    public PackedSkip? Skip { get; }
}

/// <summary>The 1x1 layer that makes colours of features; not demodulated, so its few weights are scaled by the styles instead of the map.</summary>
internal sealed class PackedToRgb(LayerParameters parameters)
{
    public StyleAffine Style { get; } = new(parameters.LatentRow, parameters.AffineWeight, parameters.AffineBias);

    /// <summary><c>[image channels, I]</c>.</summary>
    public float[] Weight { get; } = parameters.Weight.ToArray();

    public float[] Bias { get; } = parameters.Bias;

    public float Clamp { get; } = parameters.Clamp;

    public int InputChannels { get; } = parameters.InputChannels;
}

/// <summary>The linear path round a resnet block, its gain folded into the weights.</summary>
internal sealed class PackedSkip
{
    private readonly Lazy<ConvolutionWeights> _adjoint;

    public PackedSkip(SkipParameters parameters)
    {
        float[] weight = parameters.Weight.ToArray();
        System.Numerics.Tensors.TensorPrimitives.Multiply(weight, parameters.WeightGain, weight);
        Weights = ConvolutionWeights.Pack(weight, parameters.OutputChannels, parameters.InputChannels, kernelSize: 1);
        _adjoint = new Lazy<ConvolutionWeights>(() => Weights.ToAdjoint(flip: false));
    }

    public ConvolutionWeights Weights { get; }

    public ConvolutionWeights Adjoint => _adjoint.Value;
}
