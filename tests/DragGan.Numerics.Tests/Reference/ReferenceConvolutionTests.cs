using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Reference;

/// <summary>The references are tested too: against hand-computed values, and their gradients against central differences.</summary>
public sealed class ReferenceConvolutionTests
{
    [Fact]
    public void Convolution_sums_the_neighbourhood_with_zeros_outside()
    {
        ReferenceMap x = new(2, 2, 1, [1, 2, 3, 4]);
        ReferenceFilter weight = new(1, 1, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]);

        // Centre tap 5; e.g. top left: 5·1 + 6·2 + 8·3 + 9·4.
        Assert.Equal([77.0, 67, 47, 37], ReferenceKernels.Convolution(x, weight, padding: 1).Values);
    }

    [Fact]
    public void Convolution_with_stride_keeps_every_second_result()
    {
        ReferenceMap x = ReferenceMap.Uniform(7, 9, 2, seed: 1);
        ReferenceFilter weight = ReferenceFilter.Uniform(3, 2, 3, seed: 2);
        ReferenceMap every = ReferenceKernels.Convolution(x, weight, padding: 0);

        ReferenceMap second = ReferenceKernels.Convolution(x, weight, padding: 0, stride: 2);

        Assert.Equal((3, 4), (second.Height, second.Width));
        Assert.Equal(every[4, 6, 2], second[2, 3, 2]);
    }

    [Fact]
    public void Transposed_convolution_writes_the_filter_where_one_pixel_stood()
    {
        ReferenceMap x = new(2, 3, 1);
        x[1, 1, 0] = 2;
        ReferenceFilter weight = new(1, 1, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]);

        ReferenceMap y = ReferenceKernels.TransposedConvolution(x, weight);

        Assert.Equal((5, 7), (y.Height, y.Width));
        Assert.Equal([2.0, 6, 10, 18], [y[2, 2, 0], y[2, 4, 0], y[3, 3, 0], y[4, 4, 0]]);
        Assert.Equal(90, y.Values.Sum());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    public void Convolution_gradients_match_central_differences(int padding, int stride)
    {
        ReferenceMap x = ReferenceMap.Uniform(5, 7, 2, seed: 1);
        ReferenceFilter weight = ReferenceFilter.Uniform(3, 2, 3, seed: 2);
        ReferenceMap y = ReferenceKernels.Convolution(x, weight, padding, stride), dy = ReferenceMap.Uniform(y.Height, y.Width, 3, seed: 3);
        double Loss(double[] _) => Numeric.Dot(ReferenceKernels.Convolution(x, weight, padding, stride).Values, dy.Values);

        ReferenceMap dx = ReferenceKernels.ConvolutionInputGradient(dy, weight, padding, stride, x.Height, x.Width);
        ReferenceFilter dWeight = ReferenceKernels.ConvolutionWeightGradient(x, dy, 3, padding, stride);

        Assert.InRange(GradientChecker.LargestError(Loss, x.Values, dx.Values), 0, 1e-8);
        Assert.InRange(GradientChecker.LargestError(Loss, weight.Values, dWeight.Values), 0, 1e-8);
    }

    [Fact]
    public void Transposed_convolution_gradients_match_central_differences()
    {
        ReferenceMap x = ReferenceMap.Uniform(3, 4, 2, seed: 1), dy = ReferenceMap.Uniform(7, 9, 3, seed: 3);
        ReferenceFilter weight = ReferenceFilter.Uniform(3, 2, 3, seed: 2);
        double Loss(double[] _) => Numeric.Dot(ReferenceKernels.TransposedConvolution(x, weight).Values, dy.Values);

        ReferenceMap dx = ReferenceKernels.TransposedConvolutionInputGradient(dy, weight, 3, 4);
        ReferenceFilter dWeight = ReferenceKernels.TransposedConvolutionWeightGradient(x, dy, 3);

        Assert.InRange(GradientChecker.LargestError(Loss, x.Values, dx.Values), 0, 1e-8);
        Assert.InRange(GradientChecker.LargestError(Loss, weight.Values, dWeight.Values), 0, 1e-8);
    }
}
