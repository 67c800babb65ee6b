using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Resampling;

public sealed class FirUpsampleTests
{
    public static TheoryData<int> Lengths => Sizes.OneTo67;

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Forward_and_backward_match_the_reference_for_any_channels(int channels) => CheckMap(3, 4, channels);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Forward_and_backward_match_the_reference_for_any_width_and_height(int size) => CheckMap(height: 68 - size, width: size, channels: 3);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Rows_stay_inside_guarded_memory(int size)
    {
        foreach ((int width, int channels) in new[] { (size, 3), (3, size), (1, size) })
        {
            float[] rows = Numeric.Uniform(2 * width * channels, seed: size);
            using GuardedMemory near = new(rows.AsSpan(0, width * channels)), far = new(rows.AsSpan(width * channels)), y = new(2 * width * channels);
            using GuardedMemory dy = new(rows), dx = new(width * channels);

            FirRows.Widen(near.Span, far.Span, channels, y.Span);
            FirRows.AccumulateNarrowed(dy.Span, FirRows.Near, channels, dx.Span);

            // With both rows given, output row 1 of a two-row map.
            ReferenceMap x = new(2, width, channels, Numeric.ToDouble(rows));
            ReferenceMap expected = ReferenceKernels.Fir(x, FirResampling.SkipUp);
            Assert.InRange(Numeric.Nmse(expected.Values.AsSpan(2 * width * channels, 2 * width * channels), Numeric.ToDouble(y.Span)), 0, 1e-13);
            Assert.All(dx.Span.ToArray(), value => Assert.True(float.IsFinite(value)));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
    {
        FeatureMap x = Sizes.UniformMap(40, 50, 20, seed: 1), y = new(80, 100, 20), again = new(80, 100, 20);
        FeatureMap dx = new(40, 50, 20), dxAgain = new(40, 50, 20);
        using ComputePool one = new(1), many = new(threads);

        FirUpsample.Forward(x, y).Run(one, TestContext.Current.CancellationToken);
        FirUpsample.Forward(x, again).Run(many, TestContext.Current.CancellationToken);
        FirUpsample.Backward(y, dx).Run(one, TestContext.Current.CancellationToken);
        FirUpsample.Backward(y, dxAgain).Run(many, TestContext.Current.CancellationToken);

        Assert.True(FirUpsample.Forward(x, y).SliceCount > threads);
        Assert.Equal(y.Data, again.Data);
        Assert.Equal(dx.Data, dxAgain.Data);
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        using ComputePool pool = new(1);
        FirUpsample pass = FirUpsample.Forward(Sizes.UniformMap(8, 8, 3, seed: 1), new FeatureMap(16, 16, 3));

        Assert.Equal(0, Allocations.Of(() => pass.Run(pool, CancellationToken.None)));
    }

    [Fact]
    public void An_output_that_is_not_twice_the_input_is_refused_with_both_shapes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => FirUpsample.Forward(new FeatureMap(4, 5, 3), new FeatureMap(8, 9, 3)));

        Assert.Equal("'y' is [8, 9, 3], expected [8, 10, 3], twice 'x'. (Parameter 'y')", error.Message);
    }

    private static void CheckMap(int height, int width, int channels)
    {
        using ComputePool pool = new(1);
        FeatureMap x = Sizes.UniformMap(height, width, channels, seed: width), y = new(2 * height, 2 * width, channels);
        FeatureMap dy = Sizes.UniformMap(2 * height, 2 * width, channels, seed: height), dx = new(height, width, channels);
        y.Data.Fill(float.NaN);
        dx.Data.Fill(float.NaN);

        FirUpsample.Forward(x, y).Run(pool, TestContext.Current.CancellationToken);
        FirUpsample.Backward(dy, dx).Run(pool, TestContext.Current.CancellationToken);

        // (3e-7)²: a handful of float operations on values of one size.
        Assert.InRange(Numeric.Nmse(ReferenceKernels.Fir(x.ToReference(), FirResampling.SkipUp).Values, y.Data), 0, 1e-13);
        Assert.InRange(Numeric.Nmse(ReferenceKernels.FirInputGradient(dy.ToReference(), FirResampling.SkipUp, height, width).Values, dx.Data), 0, 1e-13);
    }
}
