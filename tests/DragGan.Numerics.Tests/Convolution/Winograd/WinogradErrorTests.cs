using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Convolution.Winograd;

/// <summary>How far the fast way is from exact arithmetic, beside the direct one: the table in docs/maths/winograd.md.</summary>
public sealed class WinogradErrorTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void The_error_is_little_more_than_that_of_the_direct_pass(int inputs)
    {
        const int size = 12, outputs = 16;
        ReferenceMap signed = ReferenceMap.Uniform(size, size, inputs, seed: 1), rectified = signed.Select(value => value > 0 ? value : 0.2 * value);
        ReferenceFilter filter = ReferenceFilter.Uniform(outputs, inputs, 3, seed: 7);
        ConvolutionWeights weights = ConvolutionWeights.Pack(filter.ToFloats(), outputs, inputs, 3);
        WinogradWeights transformed = WinogradWeights.Transform(weights);
        using ComputePool pool = new(1);
        foreach ((string kind, ReferenceMap values) in new[] { ("in [-1, 1)", signed), ("after a leaky ReLU", rectified) })
        {
            FeatureMap padded = values.ToPadded(1), direct = new(size, size, outputs), fast = new(size, size, outputs);
            ConvolutionPass.Same(padded, weights, direct).Run(pool, TestContext.Current.CancellationToken);
            WinogradPass.Same(padded, transformed, fast).Run(pool, TestContext.Current.CancellationToken);
            ReferenceMap rounded = new(size, size, inputs, Numeric.ToDouble(values.ToFloats()));
            double[] exact = ReferenceKernels.Convolution(rounded, filter, padding: 1).Values;
            double directError = Numeric.RelativeRms(exact, direct.Data), fastError = Numeric.RelativeRms(exact, fast.Data);

            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{inputs} channels {kind}: direct {directError:e1}, Winograd {fastError:e1}, between them {Numeric.RelativeRms(direct.Data, fast.Data):e1}");

            // Both grow with the square root of the channels; the points 0, ±1, ±2, ∞ would be at 3.5 times the direct error.
            Assert.InRange(fastError, 0, 1.5e-7 * Math.Sqrt(inputs));
            Assert.InRange(fastError / directError, 0, 3);
        }
    }
}
