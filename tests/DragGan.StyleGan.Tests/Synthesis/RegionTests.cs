using DragGan.Numerics;
using DragGan.TestKit;

namespace DragGan.StyleGan.Tests;

/// <summary>What a step can see, computed alone, must be what the whole computation has there.</summary>
public sealed class RegionTests : IDisposable
{
    private readonly ComputePool _pool = new(threads: 2);

    public static MatrixTheoryData<string, int, int> Cases =>
        new(["w64-256", "odd-128", "few-512", "resnet-128", "tiny-32", "orig-64"], [1, 2, 3, 4, 5, 6], [0, 1]);

    public void Dispose() => _pool.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Features_and_gradients_of_a_region_are_those_of_the_whole_map(string model, int seed, int blocksBefore)
    {
        SynthesisWeights weights = SynthesisWeights.Pack(GoldenModels.Load(model), _pool);
        // Direct convolutions on both sides: Winograd's round otherwise, and which is used depends on the region's size.
        Synthesis whole = new(weights, _pool, winograd: false), partial = new(weights, _pool, winograd: false);
        int block = Math.Min(6, whole.BlockCount) - blocksBefore, size = 2 << block, rows = Math.Min(6, whole.LatentRows);
        float[] latent = [.. GoldenModels.ExpectedValues(model)["ws"].Values];
        float[] expected = new float[rows * whole.LatentWidth], actual = new float[expected.Length];
        Region seen = new(size, size), touched = new(size, size);

        for (int step = 0; step < 3; step++)
        {
            Place(seen, touched, (seed * 7) + step);
            FeatureMap all = whole.Features(latent, block), some = partial.Features(latent, block, seen);
            foreach (PixelRect rect in seen.Rects)
            {
                for (int y = rect.Top; y < rect.Bottom; y++)
                {
                    int first = rect.Left * all.Channels, length = rect.Width * all.Channels;
                    Assert.True(all.Row(y).Slice(first, length).SequenceEqual(some.Row(y).Slice(first, length)), $"row {y} of {rect}");
                }
            }

            FeatureMap gradient = Gradient(all, touched, seed);
            whole.Backward(gradient, rows, expected);
            partial.Backward(Gradient(all, touched, seed), rows, actual, touched);

            // The same products, summed in another order.
            Assert.InRange(Numeric.RelativeRms(expected, actual), 0, 2e-5);
            latent[step] += 0.1f;
        }
    }

    [Fact]
    public void Nothing_seen_and_nothing_touched_is_no_error_and_no_gradient()
    {
        Synthesis synthesis = new(SynthesisWeights.Pack(GoldenModels.Load("w64-256"), _pool), _pool);
        float[] gradient = new float[6 * synthesis.LatentWidth];
        gradient.AsSpan().Fill(1);
        Region nothing = new(128, 128);
        nothing.Clear();

        synthesis.Features(GoldenModels.ExpectedValues("w64-256")["ws"].Values, 6, nothing);
        synthesis.Backward(new FeatureMap(128, 128, 16), 6, gradient, nothing);

        Assert.All(gradient, value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_picture_after_a_region_is_whole()
    {
        SynthesisWeights weights = SynthesisWeights.Pack(GoldenModels.Load("w64-256"), _pool);
        Synthesis fresh = new(weights, _pool), used = new(weights, _pool);
        float[] latent = GoldenModels.ExpectedValues("w64-256")["ws"].Values;
        Region corner = new(128, 128);
        corner.Clear();
        corner.Add(new PixelRect(0, 0, 5, 5));

        used.Features(latent, 6, corner);

        Assert.True(fresh.Picture(latent).Data.SequenceEqual(used.Picture(latent).Data));
        Assert.True(fresh.Features(latent, 6).Data.SequenceEqual(used.Features(latent, 6).Data));
    }

    [Fact]
    public void Following_a_region_allocates_nothing()
    {
        using ComputePool single = new(threads: 1);
        Synthesis synthesis = new(SynthesisWeights.Pack(GoldenModels.Load("w64-256"), single), single);
        float[] latent = [.. GoldenModels.ExpectedValues("w64-256")["ws"].Values], latentGradient = new float[6 * synthesis.LatentWidth];
        Region seen = new(128, 128), touched = new(128, 128);
        FeatureMap dy = new(128, 128, 16);

        long fewest = long.MaxValue;
        for (int step = 0; step < 8; step++)
        {
            latent[0] += 1e-3f;
            long before = GC.GetAllocatedBytesForCurrentThread();
            Place(seen, touched, seed: step % 4);
            synthesis.Features(latent, 6, seen);
            synthesis.Backward(dy, 6, latentGradient, touched);
            fewest = step < 4 ? fewest : Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, fewest);
    }

    /// <summary>One to four rectangles, some at borders and corners, some overlapping; the gradient touches the inside of each.</summary>
    private static void Place(Region seen, Region touched, int seed)
    {
        seen.Clear();
        touched.Clear();
        int size = seen.Height;
        uint state = (uint)seed;
        int Next(int below)
        {
            state = (state * 1664525) + 1013904223;
            return (int)((state >> 8) % (uint)below);
        }

        for (int i = Next(4); i >= 0; i--)
        {
            int half = 1 + Next(Math.Max(1, size / 12)), y = Next(size), x = Next(3) == 0 ? 0 : Next(size);
            seen.Add(new PixelRect(y - half - 1, x - half - 1, y + half + 1, x + half + 1));
            touched.Add(new PixelRect(y - half + 1, x - half + 1, y + half, x + half));
        }
    }

    private static FeatureMap Gradient(FeatureMap shape, Region touched, int seed)
    {
        FeatureMap gradient = new(shape.Height, shape.Width, shape.Channels);
        float[] values = Numeric.Uniform(gradient.Length, seed);
        foreach (PixelRect rect in touched.Rects)
        {
            for (int y = rect.Top; y < rect.Bottom; y++)
            {
                for (int x = rect.Left; x < rect.Right; x++)
                {
                    values.AsSpan(((y * shape.Width) + x) * shape.Channels, shape.Channels).CopyTo(gradient.Pixel(y, x));
                }
            }
        }

        return gradient;
    }
}
