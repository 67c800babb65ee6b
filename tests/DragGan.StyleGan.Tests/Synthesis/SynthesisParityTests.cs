using DragGan.Numerics;
using DragGan.TestKit;

namespace DragGan.StyleGan.Tests;

public sealed class SynthesisParityTests : IDisposable
{
    private readonly ComputePool _pool = new(threads: 2);

    public static MatrixTheoryData<string, bool> Models => new(GoldenModels.Names.Select(row => row.Data), [false, true]);

    public void Dispose() => _pool.Dispose();

    [Theory]
    [MemberData(nameof(Models))]
    public void Features_of_every_block_agree_with_the_reference(string model, bool winograd)
    {
        IReadOnlyDictionary<string, GoldenArray> expected = GoldenModels.ExpectedValues(model);
        Synthesis synthesis = Start(model, winograd);

        for (int block = 1; expected.TryGetValue($"feature{block - 1}", out GoldenArray? feature); block++)
        {
            FeatureMap actual = synthesis.Features(expected["ws"].Values, block);

            // 1e-5 is float rounding summed over eleven layers; a wrong tap, gain or noise costs more than 1e-2.
            Assert.InRange(Numeric.RelativeRms(feature.ToChannelsLast(), actual.Data), 0, 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_picture_agrees_with_the_reference(string model, bool winograd)
    {
        IReadOnlyDictionary<string, GoldenArray> expected = GoldenModels.ExpectedValues(model);
        Synthesis synthesis = Start(model, winograd);
        synthesis.Features(expected["ws"].Values, 3); // the picture builds upon what is there

        float[] picture = synthesis.Picture(expected["ws"].Values).Data.ToArray();
        float[] withoutNoise = synthesis.Picture(expected["ws"].Values, NoiseSource.None).Data.ToArray();
        float[] again = synthesis.Picture(expected["ws"].Values).Data.ToArray();

        Assert.Equal(picture, again);
        if (expected.TryGetValue("image", out GoldenArray? image)) // left out where it would be large: the bytes are compared below
        {
            Assert.InRange(Numeric.RelativeRms(image.ToChannelsLast(), picture), 0, 1e-5);
            Assert.InRange(Numeric.RelativeRms(expected["image_no_noise"].ToChannelsLast(), withoutNoise), 0, 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Picture_bytes_are_within_one_of_the_reference(string model, bool winograd)
    {
        IReadOnlyDictionary<string, GoldenArray> expected = GoldenModels.ExpectedValues(model);
        FeatureMap picture = Start(model, winograd).Picture(expected["ws"].Values);
        byte[] bytes = new byte[picture.Length];

        PictureBytes.Convert(picture, bytes);

        int off = expected["image_u8"].Values.Where((value, i) => Math.Abs(value - bytes[i]) > 1).Count();
        Assert.InRange(off, 0, bytes.Length / 1000);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_reverse_pass_agrees_with_differences_of_the_forward_pass(string model, bool winograd)
    {
        float[] latent = GoldenModels.ExpectedValues(model)["ws"].Values;
        Synthesis synthesis = Start(model, winograd);
        int block = Math.Min(6, synthesis.BlockCount), rows = Math.Min(6, synthesis.LatentRows);
        FeatureMap features = synthesis.Features(latent, block);
        FeatureMap weights = new(features.Height, features.Width, features.Channels);
        Numeric.Uniform(weights.Length, seed: 1).CopyTo(weights.Data);
        float[] gradient = new float[rows * synthesis.LatentWidth];

        synthesis.Backward(weights, rows, gradient);

        for (int seed = 0; seed < 3; seed++)
        {
            const float h = 2e-4f;
            float[] direction = Numeric.Uniform(gradient.Length, seed + 10);
            double rise = (Loss(synthesis, latent, direction, h, block, weights.Data) - Loss(synthesis, latent, direction, -h, block, weights.Data)) / (2 * h);
            double slope = Numeric.Dot(Numeric.ToDouble(gradient), Numeric.ToDouble(direction));

            // 5 % covers float rounding and the kinks of leaky ReLU that a difference of this width steps over; a row of wrong weight
            // costs far more, and the recorded first gradients of the drags are held to 1e-3.
            Assert.InRange(slope, rise - (0.05 * Scale(gradient)), rise + (0.05 * Scale(gradient)));
        }
    }

    [Fact]
    public void A_pass_forward_and_back_allocates_nothing()
    {
        using ComputePool pool = new(threads: 1); // all work on this thread, whose bytes are counted
        Synthesis synthesis = new(SynthesisWeights.Pack(GoldenModels.Load("w64-256"), pool), pool);
        float[] latent = [.. GoldenModels.ExpectedValues("w64-256")["ws"].Values], gradient = new float[6 * synthesis.LatentWidth];
        FeatureMap features = synthesis.Features(latent, 6), dy = new(features.Height, features.Width, features.Channels);

        Assert.Equal(0, Allocations.Of(() =>
        {
            latent[0] += 1e-3f;
            synthesis.Features(latent, 6);
            synthesis.Backward(dy, 6, gradient);
            synthesis.Picture(latent);
        }));
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        float[] latent = GoldenModels.ExpectedValues("w64-256")["ws"].Values;
        (float[] features, float[] gradient, float[] picture)[] results = [.. new[] { 1, 2, 3, 8 }.Select(threads =>
        {
            using ComputePool pool = new(threads);
            Synthesis synthesis = new(SynthesisWeights.Pack(GoldenModels.Load("w64-256"), pool), pool);
            FeatureMap map = synthesis.Features(latent, 6);
            FeatureMap dy = new(map.Height, map.Width, map.Channels);
            Numeric.Uniform(dy.Length, seed: 2).CopyTo(dy.Data);
            float[] gradient = new float[6 * synthesis.LatentWidth];
            float[] features = map.Data.ToArray();
            synthesis.Backward(dy, 6, gradient);
            return (features, gradient, synthesis.Picture(latent).Data.ToArray());
        })];

        Assert.All(results, result => Assert.Equal(results[0].features, result.features));
        Assert.All(results, result => Assert.Equal(results[0].gradient, result.gradient));
        Assert.All(results, result => Assert.Equal(results[0].picture, result.picture));
    }

    private Synthesis Start(string model, bool winograd) => new(SynthesisWeights.Pack(GoldenModels.Load(model), _pool), _pool, winograd);

    private static double Loss(Synthesis synthesis, float[] latent, float[] direction, float h, int block, ReadOnlySpan<float> sensitivity)
    {
        float[] moved = [.. latent];
        for (int i = 0; i < direction.Length; i++)
        {
            moved[i] += h * direction[i];
        }

        return Numeric.Dot(Numeric.ToDouble(synthesis.Features(moved, block).Data), Numeric.ToDouble(sensitivity));
    }

    /// <summary>The spread of gradient · direction for directions uniform over [-1, 1).</summary>
    private static double Scale(float[] gradient) => Math.Sqrt(Numeric.Dot(Numeric.ToDouble(gradient), Numeric.ToDouble(gradient)) / 3);
}
