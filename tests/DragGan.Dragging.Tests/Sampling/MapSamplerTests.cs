using DragGan.Numerics;

namespace DragGan.Dragging.Tests;

public sealed class MapSamplerTests
{
    public static TheoryData<int, int> Grids => new()
    {
        { 4, 32 },
        { 8, 32 },
        { 8, 16 },
        { 7, 12 },
        { 16, 16 },
        { 16, 8 },
        { 16, 4 },
        { 1, 5 },
    };

    [Theory]
    [MemberData(nameof(Grids))]
    public void Every_pixel_is_that_of_the_resized_map(int cells, int pixels)
    {
        ReferenceMap map = ReferenceMap.Uniform(cells, cells, channels: 3, seed: cells);
        ReferenceMap resized = ReferenceKernels.BilinearResize(map, pixels, pixels);
        ResizeAxis axis = new(cells, pixels);
        FeatureMap features = map.ToFeatureMap();
        float[] sample = new float[3];

        for (int i = 0; i < pixels * pixels; i++)
        {
            MapSampler.Read(features, axis.At(i / pixels), axis.At(i % pixels), sample);

            for (int c = 0; c < 3; c++)
            {
                Assert.Equal(resized[i / pixels, i % pixels, c], sample[c], tolerance: 3e-7);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Intervals_share_out_all_pixels_in_order(int cells, int pixels)
    {
        ResizeAxis axis = new(cells, pixels);
        int next = 0;
        for (int cell = 0; cell < cells; cell++)
        {
            (int start, int end) = axis.Interval(cell);
            Assert.Equal(next, start);
            for (int pixel = start; pixel < end; pixel++)
            {
                AxisTaps taps = axis.At(pixel);
                Assert.Equal(cell, taps.Cell(0));
                Assert.Equal(1 - axis.Fractions[pixel], taps.Weight(0));
            }

            next = end;
        }

        Assert.Equal(pixels, next);
    }

    [Theory]
    [InlineData(-0.25, 0.75f)] // a quarter of the sample is outside
    [InlineData(15.5, 0.5f)]
    [InlineData(-1, 0f)]
    [InlineData(16, 0f)]
    [InlineData(7.3, 1f)]
    public void Beyond_the_borders_there_are_zeros(double position, float expected)
    {
        AxisTaps taps = new ResizeAxis(4, 16).At(position);

        Assert.Equal(expected, Enumerable.Range(0, taps.Count).Sum(tap => taps.Weight(tap)), tolerance: 1e-6f);
    }

    // 1 … 67 covers every mix of vector bodies and tails.
    public static TheoryData<int> Channels => [.. Enumerable.Range(1, 67)];

    [Theory]
    [MemberData(nameof(Channels))]
    public void Feeding_back_is_the_adjoint_of_reading(int channels)
    {
        ResizeAxis axis = new(8, 32);
        AxisTaps rows = axis.At(13.3), columns = axis.At(30.8);
        FeatureMap map = ReferenceMap.Uniform(8, 8, channels, seed: channels).ToFeatureMap(), gradient = new(8, 8, channels);
        float[] sample = new float[channels], sampleGradient = Numeric.Uniform(channels, seed: -channels);

        MapSampler.Read(map, rows, columns, sample);
        MapSampler.AccumulateAdjoint(sampleGradient, rows, columns, gradient);

        // ⟨y, A x⟩ = ⟨Aᵀ y, x⟩ for every x and y
        double forward = Numeric.Dot(Numeric.ToDouble(sample), Numeric.ToDouble(sampleGradient));
        double backward = Numeric.Dot(Numeric.ToDouble(map.Data), Numeric.ToDouble(gradient.Data));
        Assert.Equal(forward, backward, tolerance: 1e-6 * channels);
    }
}
