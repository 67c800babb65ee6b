using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Reference;

/// <summary>The hand-derived reverse pass of docs/maths/modulated-layer.md, against central differences of the forward pass.</summary>
public sealed class ReferenceLayerTests
{
    private const int Height = 3, Width = 4, Inputs = 3, Outputs = 2;

    public static TheoryData<string> Layers => ["stride-1", "up", "1x1 without demodulation", "clamped", "clamped up"];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Reverse_pass_matches_central_differences(string kind)
    {
        ReferenceLayer layer = Layer(kind);
        ReferenceMap x = ReferenceMap.Uniform(Height, Width, Inputs, seed: 5);
        double[] styles = Numeric.ToDouble(Numeric.Uniform(Inputs, seed: 6));
        ReferenceMap dz = ReferenceMap.Uniform(layer.Noise.Height, layer.Noise.Width, Outputs, seed: 7);
        double Loss(double[] _) => Numeric.Dot(ReferenceKernels.ModulatedLayer(layer, x, styles).Values, dz.Values);

        (ReferenceMap dx, double[] dStyles) = ReferenceKernels.ModulatedLayerBackward(layer, x, styles, dz);

        Assert.InRange(GradientChecker.LargestError(Loss, x.Values, dx.Values, step: 1e-6), 0, 1e-7);
        Assert.InRange(GradientChecker.LargestError(Loss, styles, dStyles, step: 1e-6), 0, 1e-7);
    }

    [Fact]
    public void A_clamped_layer_has_outputs_on_both_sides_of_the_bound()
    {
        ReferenceMap z = ReferenceKernels.ModulatedLayer(
            Layer("clamped"), ReferenceMap.Uniform(Height, Width, Inputs, seed: 5), Numeric.ToDouble(Numeric.Uniform(Inputs, seed: 6)));

        Assert.Contains(z.Values, value => Math.Abs(value) == 0.7);
        Assert.Contains(z.Values, value => Math.Abs(value) < 0.7);
    }

    [Fact]
    public void Scaling_all_styles_leaves_a_demodulated_layer_as_it_was()
    {
        ReferenceLayer layer = Layer("stride-1");
        ReferenceMap x = ReferenceMap.Uniform(Height, Width, Inputs, seed: 5);

        ReferenceMap once = ReferenceKernels.ModulatedLayer(layer, x, [1, -2, 0.5]), seven = ReferenceKernels.ModulatedLayer(layer, x, [7, -14, 3.5]);

        // Not exactly zero: the 1e-8 inside the root does not scale along.
        Assert.InRange(Numeric.Nmse(once.Values, seven.Values), 0, 1e-15);
    }

    private static ReferenceLayer Layer(string kind) => kind switch
    {
        "stride-1" => ReferenceLayer.Uniform(Height, Width, Inputs, Outputs, 3, up: false, seed: 1),
        "up" => ReferenceLayer.Uniform(Height, Width, Inputs, Outputs, 3, up: true, seed: 1),
        "clamped" => ReferenceLayer.Uniform(Height, Width, Inputs, Outputs, 3, up: false, seed: 1) with { Bound = 0.7 },
        "clamped up" => ReferenceLayer.Uniform(Height, Width, Inputs, Outputs, 3, up: true, seed: 1) with { Bound = 0.7 },
        _ => ReferenceLayer.Uniform(Height, Width, Inputs, Outputs, 1, up: false, seed: 1) with { Demodulate = false, Leaky = false, Gain = 1 },
    };
}
