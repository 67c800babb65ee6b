using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Modulation;

public sealed class DemodulationTests
{
    public static TheoryData<int> Lengths => Sizes.OneTo67;

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Forward_and_backward_match_the_reference_in_guarded_memory(int inputs)
    {
        ReferenceLayer layer = ReferenceLayer.Uniform(1, 1, inputs, 1 + (inputs % 6), 3, up: false, seed: inputs);
        int outputs = layer.Weight.Outputs;
        using GuardedMemory styles = new(Numeric.Uniform(inputs, seed: 1)), q = new(Demodulation.SquaredWeights(layer.Weight.ToFloats(), 9).Span);
        using GuardedMemory d = new(outputs), scratch = new(inputs), pull = new(Numeric.Uniform(outputs, seed: 2)), dStyles = new(inputs);
        double[] point = Numeric.ToDouble(styles.Span);

        Demodulation.Forward(styles.Span, q.Span, scratch.Span, d.Span);

        Assert.InRange(Numeric.Nmse(ReferenceKernels.Demodulation(layer, point), d.Span), 0, 1e-12);

        // The backward pass takes d · ∂L/∂d, which is what the activation's reverse pass sums.
        double[] dd = Numeric.ToDouble(pull.Span);
        for (int o = 0; o < outputs; o++)
        {
            pull.Span[o] *= d.Span[o];
        }

        Demodulation.Backward(pull.Span, d.Span, q.Span, styles.Span, scratch.Span, dStyles.Span);

        double Loss(double[] s) => Numeric.Dot(ReferenceKernels.Demodulation(layer, s), dd);
        Assert.InRange(GradientChecker.LargestError(Loss, point, dStyles.Span), 0, 1e-5);
    }
}
