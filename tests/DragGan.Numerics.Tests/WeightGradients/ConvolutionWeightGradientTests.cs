using DragGan.TestKit;

namespace DragGan.Numerics.Tests.WeightGradients;

public sealed class ConvolutionWeightGradientTests
{
    public static TheoryData<int> Lengths => Sizes.OneTo67;

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Stride_1_matches_the_reference_in_guarded_memory(int size)
    {
        CheckSame(3, 2, inputs: size, outputs: 1 + (size % 9), kernel: 3);
        CheckSame(2, 3, inputs: 1 + (size % 9), outputs: size, kernel: 1);
        CheckSame(height: 68 - size, width: size, inputs: 2, outputs: 3, kernel: 1);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Transposed_matches_the_reference_in_guarded_memory(int size)
    {
        CheckTransposed(2, 3, inputs: size, outputs: 1 + (size % 9));
        CheckTransposed(3, 2, inputs: 1 + (size % 9), outputs: size);
    }

    [Fact]
    public void Pixels_in_several_groups_are_all_summed() => CheckSame(37, 33, inputs: 3, outputs: 5, kernel: 3);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_same_bits_and_adds_to_what_is_there(int threads)
    {
        FeatureMap x = Sizes.UniformMap(18, 18, 33, seed: 1), dy = Sizes.UniformMap(16, 16, 40, seed: 2);
        FloatBuffer first = new(40 * 33 * 9), second = new(40 * 33 * 9);
        using ComputePool one = new(1), many = new(threads);

        ConvolutionWeightGradient.Same(x, dy, 3, first).Run(one, TestContext.Current.CancellationToken);
        ConvolutionWeightGradient.Same(x, dy, 3, second).Run(many, TestContext.Current.CancellationToken);

        Assert.Equal(first.Span, second.Span);
        ConvolutionWeightGradient.Same(x, dy, 3, second).Run(many, TestContext.Current.CancellationToken);
        Assert.InRange(Numeric.Nmse([.. first.Span.ToArray().Select(value => 2.0 * value)], second.Span), 0, 1e-13);
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        using ComputePool pool = new(1);
        ConvolutionWeightGradient pass = ConvolutionWeightGradient.Transposed(
            Sizes.UniformMap(4, 4, 5, seed: 1), Sizes.UniformMap(5, 5, 6, seed: 2), new FloatBuffer(5 * 6 * 9));

        Assert.Equal(0, Allocations.Of(() => pass.Run(pool, CancellationToken.None)));
    }

    [Fact]
    public void Maps_that_do_not_fit_are_refused_with_both_sizes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>("paddedInput", () => ConvolutionWeightGradient.Same(
            new FeatureMap(5, 5, 2), new FeatureMap(4, 4, 2), 3, new FloatBuffer(36)));

        Assert.StartsWith("'paddedInput' has 5 x 5 pixels, expected 6 x 6.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("outputGradient", () => ConvolutionWeightGradient.Transposed(
            new FeatureMap(5, 5, 2), new FeatureMap(8, 7, 2), new FloatBuffer(36)));
        Assert.Throws<ArgumentException>("weightGradient", () => ConvolutionWeightGradient.Transposed(
            new FeatureMap(5, 5, 2), new FeatureMap(7, 7, 2), new FloatBuffer(35)));
    }

    private static void CheckSame(int height, int width, int inputs, int outputs, int kernel)
    {
        ReferenceMap x = ReferenceMap.Uniform(height, width, inputs, seed: inputs), dy = ReferenceMap.Uniform(height, width, outputs, seed: -outputs);
        ReferenceFilter expected = ReferenceKernels.ConvolutionWeightGradient(x, dy, kernel, kernel / 2);

        Check(WeightGradientTask.Same(height, width, inputs, outputs, kernel), x.ToPadded(kernel / 2), dy, expected);
    }

    private static void CheckTransposed(int height, int width, int inputs, int outputs)
    {
        ReferenceMap x = ReferenceMap.Uniform(height, width, inputs, seed: inputs);
        ReferenceMap dy = ReferenceMap.Uniform((2 * height) + 1, (2 * width) + 1, outputs, seed: -outputs);
        ReferenceFilter expected = ReferenceKernels.TransposedConvolutionWeightGradient(x, dy, 3);

        Check(WeightGradientTask.Transposed(height, width, inputs, outputs), x.ToPadded(1, fill: float.NaN), dy, expected);
    }

    private static void Check(WeightGradientTask task, FeatureMap padded, ReferenceMap dy, ReferenceFilter expected)
    {
        using GuardedMemory x = new(padded.Data), gradient = new(dy.ToFloats()), dWeight = new(expected.Values.Length);

        for (int slice = 0; slice < task.SliceCount; slice++)
        {
            task.Accumulate(slice, x.Span, gradient.Span, dWeight.Span);
        }

        // (1e-6)²: sums of up to a thousand products in float, cancelling.
        Assert.InRange(Numeric.Nmse(expected.Values, dWeight.Span), 0, 1e-12);
    }
}
