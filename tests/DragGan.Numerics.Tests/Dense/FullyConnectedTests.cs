using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Dense;

public sealed class FullyConnectedTests
{
    private static readonly FullyConnectedParameters Mapping = new(WeightGain: 0.3f, BiasGain: 0.7f, IsActivated: true);
    private static readonly FullyConnectedParameters Affine = new(WeightGain: 0.4f, BiasGain: 1, IsActivated: false);

    public static TheoryData<int> Lengths => Sizes.OneTo67;

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Forward_matches_the_reference_in_guarded_memory(int size)
    {
        foreach (FullyConnectedParameters parameters in new[] { Mapping, Affine })
        {
            Layer layer = new(inputs: size, outputs: 68 - size);
            using GuardedMemory x = new(layer.X), weight = new(layer.Weight), bias = new(layer.Bias), y = new(layer.Bias.Length);

            FullyConnected.Forward(x.Span, weight.Span, bias.Span, parameters, y.Span);

            // (1e-6)² : sums of up to 67 products in float.
            Assert.InRange(Numeric.Nmse(layer.Reference(parameters), y.Span), 0, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Gradients_match_central_differences_in_guarded_memory(int size)
    {
        foreach (FullyConnectedParameters parameters in new[] { Mapping, Affine })
        {
            Layer layer = new(inputs: size, outputs: 1 + (size % 7));
            float[] upstream = Numeric.Uniform(layer.Bias.Length, seed: 4), output = new float[layer.Bias.Length];
            FullyConnected.Forward(layer.X, layer.Weight, layer.Bias, parameters, output);
            using GuardedMemory x = new(layer.X), weight = new(layer.Weight), dy = new(upstream), y = new(parameters.IsActivated ? output : []);
            using GuardedMemory dx = new(x.Length), dWeight = new(weight.Length), dBias = new(dy.Length);

            FullyConnected.AccumulateInputGradient(weight.Span, y.Span, dy.Span, parameters, dx.Span);
            FullyConnected.AccumulateWeightGradient(x.Span, y.Span, dy.Span, parameters, dWeight.Span, dBias.Span);

            (double[] px, double[] pw, double[] pb) = (Numeric.ToDouble(layer.X), Numeric.ToDouble(layer.Weight), Numeric.ToDouble(layer.Bias));
            double Loss(double[] _) => Numeric.Dot(Reference(px, pw, pb, parameters), Numeric.ToDouble(upstream));
            Assert.InRange(GradientChecker.LargestError(Loss, px, dx.Span), 0, 1e-5);
            Assert.InRange(GradientChecker.LargestError(Loss, pb, dBias.Span), 0, 1e-5);
            Assert.InRange(GradientChecker.LargestError(Loss, pw, dWeight.Span), 0, 1e-5);
        }
    }

    [Fact]
    public void Gradients_are_added_to_what_is_there()
    {
        float[] dx = [1, 2, 3], dWeight = [1, 2, 3], dBias = [5];

        FullyConnected.AccumulateInputGradient([1, 1, 1], [], [2], new(1, 1, false), dx);
        FullyConnected.AccumulateWeightGradient([1, 0, 1], [], [2], new(1, 1, false), dWeight, dBias);

        Assert.Equal([3f, 4, 5], dx);
        Assert.Equal([3f, 2, 5], dWeight);
        Assert.Equal([7f], dBias);
    }

    [Fact]
    public void A_weight_matrix_of_the_wrong_size_is_refused_with_both_sizes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => FullyConnected.Forward(new float[3], new float[5], new float[2], Affine, new float[2]));

        Assert.Equal("'weight' holds 5 values, but [2, 3] needs 6. (Parameter 'weight')", error.Message);
    }

    [Fact]
    public void A_missing_output_or_bias_is_refused()
    {
        Assert.Throws<ArgumentException>("y", () => FullyConnected.AccumulateInputGradient(new float[6], [], new float[2], Mapping, new float[3]));
        Assert.Throws<ArgumentException>("bias", () => FullyConnected.Forward(new float[3], new float[6], new float[3], Affine, new float[2]));
        Assert.Throws<ArgumentException>("dBias", () => FullyConnected.AccumulateWeightGradient(new float[3], [], new float[2], Affine, new float[6], []));
    }

    private static double[] Reference(double[] x, double[] weight, double[] bias, FullyConnectedParameters p) =>
        ReferenceKernels.FullyConnected(x, weight, bias, p.WeightGain, p.BiasGain, p.IsActivated ? Math.Sqrt(2) : null);

    private sealed class Layer(int inputs, int outputs)
    {
        public float[] X { get; } = Numeric.Uniform(inputs, seed: 1);

        public float[] Weight { get; } = Numeric.Uniform(inputs * outputs, seed: 2);

        public float[] Bias { get; } = Numeric.Uniform(outputs, seed: 3);

        public double[] Reference(FullyConnectedParameters p) =>
            FullyConnectedTests.Reference(Numeric.ToDouble(X), Numeric.ToDouble(Weight), Numeric.ToDouble(Bias), p);
    }
}
