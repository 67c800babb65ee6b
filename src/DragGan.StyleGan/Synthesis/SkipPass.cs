using System.Numerics.Tensors;
using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>The path round a resnet block: out = conv1's output + FIR↑2(W ∗ x).</summary>
internal sealed class SkipPass
{
    private readonly ConvolutionPass _convolution;
    private readonly FirUpsample _upsampling;
    private readonly FeatureMap _main;

    /// <param name="skip">The packed weights.</param>
    /// <param name="input">x; used by <see cref="Begin"/> alone.</param>
    /// <param name="main">conv1's output; used by <see cref="Finish"/> alone.</param>
    public SkipPass(PackedSkip skip, FeatureMap input, FeatureMap main)
    {
        (Skip, Input, _main) = (skip, input, main);
        Output = new FeatureMap(main.Height, main.Width, main.Channels);
        FeatureMap narrow = new(input.Height, input.Width, skip.Weights.OutputChannels);
        _convolution = ConvolutionPass.Same(input, skip.Weights, narrow);
        _upsampling = FirUpsample.Forward(narrow, Output);
    }

    public PackedSkip Skip { get; }

    public FeatureMap Input { get; }

    public FeatureMap Output { get; }

    /// <summary>Computes the path from x, before the block's layers may overwrite it.</summary>
    public void Begin(ComputePool pool, CancellationToken cancellation)
    {
        _convolution.Run(pool, cancellation);
        _upsampling.Run(pool, cancellation);
    }

    /// <summary>Adds conv1's output.</summary>
    public void Finish() => TensorPrimitives.Add(Output.Data, _main.Data, Output.Data);
}

/// <summary>The reverse of <see cref="SkipPass"/>: adds its share of ∂L/∂x to what the main path left there.</summary>
internal sealed class SkipReverse
{
    private readonly FirUpsample _upsampling;
    private readonly ConvolutionPass _convolution;
    private readonly FeatureMap _share;
    private readonly FeatureMap _inputGradient;

    /// <param name="pass">The path, forward.</param>
    /// <param name="outputGradient">∂L/∂out; must still hold its values when <see cref="Accumulate"/> runs.</param>
    /// <param name="inputGradient">∂L/∂x of the main path.</param>
    public SkipReverse(SkipPass pass, FeatureMap outputGradient, FeatureMap inputGradient)
    {
        FeatureMap narrow = new(pass.Input.Height, pass.Input.Width, pass.Skip.Weights.OutputChannels);
        _share = new FeatureMap(inputGradient.Height, inputGradient.Width, inputGradient.Channels);
        _inputGradient = inputGradient;
        _upsampling = FirUpsample.Backward(outputGradient, narrow);
        _convolution = ConvolutionPass.Same(narrow, pass.Skip.Adjoint, _share);
    }

    public void Accumulate(ComputePool pool, CancellationToken cancellation)
    {
        _upsampling.Run(pool, cancellation);
        _convolution.Run(pool, cancellation);
        TensorPrimitives.Add(_inputGradient.Data, _share.Data, _inputGradient.Data);
    }
}
