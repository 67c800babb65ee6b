using DragGan.Numerics;
using DragGan.TestKit;

namespace DragGan.StyleGan.Tests;

public sealed class PreviewTests : IDisposable
{
    private readonly ComputePool _pool = new(threads: 2);

    public static TheoryData<string> SkipModels => new("w64-256", "odd-128", "few-512", "tiny-32", "labels-128");

    public static TheoryData<string> OtherModels => new("resnet-128", "orig-64");

    public void Dispose() => _pool.Dispose();

    [Theory]
    [MemberData(nameof(SkipModels))]
    public void A_preview_is_the_doubled_one_before_it_and_the_colours_of_its_block(string model)
    {
        Generator generator = GoldenModels.Load(model);
        Synthesis synthesis = new(SynthesisWeights.Pack(generator, _pool), _pool), features = new(SynthesisWeights.Pack(generator, _pool), _pool);
        float[] latent = GoldenModels.ExpectedValues(model)["ws"].Values;
        FeatureMap? before = null;

        for (int block = 1; block <= synthesis.BlockCount; block++)
        {
            FeatureMap preview = Copy(synthesis.Preview(latent, block));
            FeatureMap expected = new(2 << block, 2 << block, 3);
            if (before is not null)
            {
                FirUpsample.Forward(before, expected).Run(_pool);
            }

            AddColours(generator.Parameters.Blocks[block - 1].ToRgb!, latent, features.Features(latent, block), expected);

            Assert.Equal((expected.Height, expected.Width, expected.Channels), (preview.Height, preview.Width, preview.Channels));
            Assert.InRange(Numeric.RelativeRms(expected.Data, preview.Data), 0, 1e-5); // float rounding; a wrong style or bias costs more than 1e-2
            before = preview;
        }

        Assert.Equal(new Synthesis(SynthesisWeights.Pack(generator, _pool), _pool).Picture(latent).Data.ToArray(), before!.Data.ToArray());
    }

    [Theory]
    [MemberData(nameof(SkipModels))]
    public void A_preview_is_the_same_whatever_was_computed_before(string model)
    {
        SynthesisWeights weights = SynthesisWeights.Pack(GoldenModels.Load(model), _pool);
        Synthesis used = new(weights, _pool);
        float[] latent = GoldenModels.ExpectedValues(model)["ws"].Values, other = [.. latent.Select(w => w + 0.1f)];
        int last = Math.Min(6, used.BlockCount);
        Region corner = new(2 << last, 2 << last);
        corner.Clear();
        corner.Add(new PixelRect(0, 0, 5, 5));
        Action[] before =
        [
            () => used.Features(latent, last, corner),
            () => used.Features(latent, last),
            () => used.Features(latent, 2),
            () => used.Picture(latent),
            () => used.Picture(latent, NoiseSource.None),
            () => used.Picture(other),
            () => used.Preview(latent, 2),
            () => used.Preview(other, used.BlockCount),
        ];

        for (int block = 1; block <= used.BlockCount; block++)
        {
            float[] expected = new Synthesis(weights, _pool).Preview(latent, block).Data.ToArray();
            foreach (Action compute in before)
            {
                compute();
                Assert.Equal(expected, used.Preview(latent, block).Data.ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(SkipModels))]
    public void Pictures_and_features_after_a_preview_are_unchanged(string model)
    {
        SynthesisWeights weights = SynthesisWeights.Pack(GoldenModels.Load(model), _pool);
        float[] latent = GoldenModels.ExpectedValues(model)["ws"].Values;
        Synthesis fresh = new(weights, _pool);
        int last = Math.Min(6, fresh.BlockCount);
        float[] features = fresh.Features(latent, last).Data.ToArray(), picture = fresh.Picture(latent).Data.ToArray();

        for (int block = 1; block <= fresh.BlockCount; block++)
        {
            Synthesis used = new(weights, _pool);
            used.Preview(latent, block);
            Assert.Equal(picture, used.Picture(latent).Data.ToArray());
            used.Preview(latent, block);
            Assert.Equal(features, used.Features(latent, last).Data.ToArray());
        }
    }

    [Fact]
    public void A_preview_computes_no_later_block_and_none_twice()
    {
        Synthesis synthesis = new(SynthesisWeights.Pack(GoldenModels.Load("few-512"), _pool), _pool);
        float[] latent = GoldenModels.ExpectedValues("few-512")["ws"].Values;
        List<string> layers = [];
        synthesis.LayerDone = work => layers.Add(work.Name);

        synthesis.Preview(latent, 5);
        Assert.Equal(9, layers.Count); // conv1 of the first block, two layers of each of the next four
        synthesis.Preview(latent, 5);
        Assert.Equal(9, layers.Count);
        synthesis.Preview(latent, 7);
        Assert.Equal(13, layers.Count);
        Assert.Equal(layers.Count, layers.Distinct().Count());
    }

    [Fact]
    public void A_reverse_pass_after_the_preview_of_another_latent_is_refused()
    {
        Synthesis synthesis = new(SynthesisWeights.Pack(GoldenModels.Load("tiny-32"), _pool), _pool);
        float[] latent = [.. GoldenModels.ExpectedValues("tiny-32")["ws"].Values];
        FeatureMap features = synthesis.Features(latent, 4);
        latent[0] += 1;

        synthesis.Preview(latent, 2);

        Assert.Throws<InvalidOperationException>(() => synthesis.Backward(features, 1, new float[synthesis.LatentWidth]));
    }

    [Fact]
    public void A_preview_allocates_nothing_after_the_first()
    {
        using ComputePool single = new(threads: 1); // all work on this thread, whose bytes are counted
        Synthesis synthesis = new(SynthesisWeights.Pack(GoldenModels.Load("w64-256"), single), single);
        float[] latent = [.. GoldenModels.ExpectedValues("w64-256")["ws"].Values];

        Assert.Equal(0, Allocations.Of(() =>
        {
            latent[0] += 1e-3f;
            synthesis.Preview(latent, 5);
            synthesis.Preview(latent, 7);
        }));
    }

    [Theory]
    [MemberData(nameof(OtherModels))]
    public void Models_without_the_skip_architecture_have_the_picture_alone(string model)
    {
        Synthesis synthesis = new(SynthesisWeights.Pack(GoldenModels.Load(model), _pool), _pool);
        float[] latent = GoldenModels.ExpectedValues(model)["ws"].Values;
        float[] picture = synthesis.Picture(latent).Data.ToArray();

        ArgumentException error = Assert.Throws<ArgumentException>(() => synthesis.Preview(latent, synthesis.BlockCount - 1));

        Assert.StartsWith($"Block {synthesis.BlockCount - 1} makes no colours", error.Message, StringComparison.Ordinal);
        Assert.Equal(synthesis.BlockCount, synthesis.FirstPreviewBlock);
        Assert.Equal(picture, synthesis.Preview(latent, synthesis.FirstPreviewBlock).Data.ToArray());
    }

    [Theory]
    [InlineData("few-512", 5)]
    [InlineData("odd-128", 5)]
    [InlineData("tiny-32", 4)]
    public void Previews_begin_at_64_cells_or_with_a_smaller_models_picture(string model, int block)
    {
        Assert.Equal(block, new Synthesis(SynthesisWeights.Pack(GoldenModels.Load(model), _pool), _pool).FirstPreviewBlock);
    }

    /// <summary>toRGB as its definition has it: rgb_k += clamp(Σ_i W_ki s_i x_i + b_k), s = A w + a, in double.</summary>
    private static void AddColours(LayerParameters layer, float[] latent, FeatureMap features, FeatureMap picture)
    {
        float[] weight = layer.Weight.ToArray();
        double[] scaled = new double[weight.Length];
        StyleAffine affine = new(layer.LatentRow, layer.AffineWeight, layer.AffineBias);
        float[] styles = new float[layer.InputChannels];
        affine.Forward(latent, styles);
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = (double)weight[i] * styles[i % layer.InputChannels];
        }

        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                for (int k = 0; k < picture.Channels; k++)
                {
                    double colour = layer.Bias[k];
                    ReadOnlySpan<float> pixel = features.Pixel(y, x);
                    for (int i = 0; i < pixel.Length; i++)
                    {
                        colour += scaled[(k * pixel.Length) + i] * pixel[i];
                    }

                    picture.Pixel(y, x)[k] += (float)Math.Clamp(colour, -layer.Clamp, layer.Clamp);
                }
            }
        }
    }

    private static FeatureMap Copy(FeatureMap map)
    {
        FeatureMap copy = new(map.Height, map.Width, map.Channels);
        map.Data.CopyTo(copy.Data);
        return copy;
    }
}
