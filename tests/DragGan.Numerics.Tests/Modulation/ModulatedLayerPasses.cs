using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Modulation;

/// <summary>The passes of one layer, bound to the numbers of a reference layer.</summary>
internal sealed class ModulatedLayerPasses
{
    private readonly ModulationState _state;
    private readonly FloatBuffer _squaredWeights;
    private readonly FeatureMap _dz;
    private readonly StyleScaling _scaling;
    private readonly ConvolutionPass _convolution, _adjoint;
    private readonly FirPass? _fir, _firAdjoint;
    private readonly ActivationReverse _activation;
    private readonly StyleReverseEpilogue _styles;

    public ModulatedLayerPasses(ReferenceLayer layer, ReferenceMap x, double[] styles, bool noise = true)
    {
        (int inputs, int outputs) = (layer.Weight.Inputs, layer.Weight.Outputs);
        ConvolutionWeights weights = ConvolutionWeights.Pack(layer.Weight.ToFloats(), outputs, inputs, 3);
        ConvolutionWeights adjoint = weights.ToAdjoint(flip: !layer.Up);
        FeatureMap input = Sizes.FilledMap(x.Height, x.Width, inputs, x.ToFloats()), scaled = Dirty(x.Height + 2, x.Width + 2, inputs);
        _squaredWeights = Demodulation.SquaredWeights(layer.Weight.ToFloats(), taps: 9);
        _state = new(Numeric.ToFloat(layer.Bias), inputs, new((float)ReferenceKernels.LeakySlope, (float)layer.Gain, (float)layer.Bound))
        {
            Noise = noise ? layer.Noise.ToFloats() : ReadOnlyMemory<float>.Empty,
        };
        Numeric.ToFloat(styles).CopyTo(_state.Styles.Span);
        Demodulation.Forward(_state.Styles.Span, _squaredWeights.Span, new float[inputs], _state.Demodulation.Span);

        Z = Dirty(layer.Noise.Height, layer.Noise.Width, outputs);
        Dx = Dirty(x.Height, x.Width, inputs);
        Dstyles = new float[inputs];
        _dz = new FeatureMap(Z.Height, Z.Width, outputs);
        _scaling = new StyleScaling(input, _state, scaled);
        _styles = new StyleReverseEpilogue(Dx, input, _state);
        int border = layer.Up ? 2 : 1;
        FeatureMap gradient = Dirty(Z.Height + (2 * border), Z.Width + (2 * border), outputs);
        _activation = new ActivationReverse(_dz, Z, _state, gradient, border, wantsDemodulated: true);
        if (layer.Up)
        {
            FeatureMap wide = new(Z.Height + 3, Z.Width + 3, outputs), wideGradient = Dirty(Z.Height + 1, Z.Width + 1, outputs);
            _convolution = ConvolutionPass.Transposed(scaled, weights, wide);
            _fir = new FirPass(wide, Z, _state);
            _firAdjoint = new FirPass(gradient, wideGradient);
            _adjoint = ConvolutionPass.Strided(wideGradient, adjoint, Dx, _styles);
        }
        else
        {
            _convolution = ConvolutionPass.Same(scaled, weights, Z, new ActivationEpilogue(Z, _state));
            _adjoint = ConvolutionPass.Same(gradient, adjoint, Dx, _styles);
        }

        _styles.GatherStyles(_adjoint.Bands);
    }

    /// <summary>z.</summary>
    public FeatureMap Z { get; }

    /// <summary>∂L/∂x.</summary>
    public FeatureMap Dx { get; }

    /// <summary>∂L/∂s.</summary>
    public float[] Dstyles { get; }

    public void Forward(ComputePool pool)
    {
        _scaling.Run(pool, TestContext.Current.CancellationToken);
        _convolution.Run(pool, TestContext.Current.CancellationToken);
        _fir?.Run(pool, TestContext.Current.CancellationToken);
    }

    public void Reverse(ComputePool pool, ReferenceMap dz)
    {
        dz.ToFloats().CopyTo(_dz.Data);
        _activation.Run(pool, TestContext.Current.CancellationToken);
        _firAdjoint?.Run(pool, TestContext.Current.CancellationToken);
        _adjoint.Run(pool, TestContext.Current.CancellationToken);

        float[] demodulated = new float[_state.Demodulation.Length], scratch = new float[Dstyles.Length];
        _activation.Demodulated(demodulated);
        _styles.StylesGradient(Dstyles);
        Demodulation.Backward(demodulated, _state.Demodulation.Span, _squaredWeights.Span, _state.Styles.Span, scratch, Dstyles);
    }

    /// <summary>Shared scratch holds other layers' values: whatever a pass should have overwritten and did not shows as NaN.</summary>
    private static FeatureMap Dirty(int height, int width, int channels)
    {
        FeatureMap map = new(height, width, channels);
        map.Data.Fill(float.NaN);
        return map;
    }
}
