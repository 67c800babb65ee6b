using DragGan.TestKit;

namespace DragGan.StyleGan.Tests;

public sealed class MappingNetworkTests
{
    private const int Cutoff = 4;

    public static TheoryData<string> Models => GoldenModels.Names;

    [Theory]
    [MemberData(nameof(Models))]
    public void Latents_agree_with_the_reference(string model)
    {
        IReadOnlyDictionary<string, GoldenArray> expected = GoldenModels.ExpectedValues(model);
        GoldenDrags record = GoldenFiles.ReadDrags($"{model}.drags.json");
        MappingNetwork mapping = GoldenModels.Load(model).Mapping;
        int? label = LabelOf(record);

        Latent latent = mapping.ToLatent(expected["z"].Values, label, (float)record.Psi);
        Latent cutOff = mapping.ToLatent(expected["z"].Values, label, (float)record.Psi, Cutoff);

        // Values are about 1; 1e-5 is float rounding through the layers.
        Assert.Equal([.. expected["ws"].Shape], [latent.Rows, latent.Width]);
        Assert.InRange(Numeric.LargestDifference(expected["ws"].Values, latent.Values.AsSpan()), 0, 1e-5);
        Assert.InRange(Numeric.LargestDifference(expected["ws_cutoff4"].Values, cutOff.Values.AsSpan()), 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_seed_means_the_z_the_reference_drew(string model)
    {
        IReadOnlyDictionary<string, GoldenArray> expected = GoldenModels.ExpectedValues(model);
        GoldenDrags record = GoldenFiles.ReadDrags($"{model}.drags.json");
        MappingNetwork mapping = GoldenModels.Load(model).Mapping;

        Latent fromSeed = mapping.FromSeed((uint)record.Seed, LabelOf(record), (float)record.Psi, Cutoff);

        Assert.Equal(mapping.ToLatent(expected["z"].Values, LabelOf(record), (float)record.Psi, Cutoff).Values, fromSeed.Values);
    }

    [Fact]
    public void Truncation_zero_is_the_average_and_one_is_the_mapped_w()
    {
        MappingNetwork mapping = GoldenModels.Load("tiny-32").Mapping;
        float[] z = Numeric.Uniform(16, seed: 1);

        Assert.Equal(mapping.AverageW.ToArray(), mapping.ToLatent(z, truncation: 0).Row(3).ToArray());
        Assert.Equal(mapping.Map(z), mapping.ToLatent(z, truncation: 1).Row(3).ToArray());
    }

    [Fact]
    public void The_cutoff_counts_the_rows_that_are_truncated()
    {
        MappingNetwork mapping = GoldenModels.Load("tiny-32").Mapping;
        float[] z = Numeric.Uniform(16, seed: 1), w = mapping.Map(z), average = mapping.AverageW.ToArray();

        for (int cutoff = 0; cutoff <= 8; cutoff++)
        {
            Latent latent = mapping.ToLatent(z, truncation: 0, cutoff: cutoff);

            Assert.All(Enumerable.Range(0, 8), row => Assert.Equal(row < cutoff ? average : w, latent.Row(row).ToArray()));
        }
    }

    [Fact]
    public void The_length_of_z_does_not_matter_but_for_rounding()
    {
        MappingNetwork mapping = GoldenModels.Load("tiny-32").Mapping;
        float[] z = Numeric.Uniform(16, seed: 1), longer = [.. z.Select(value => 1000 * value)];

        Assert.InRange(Numeric.RelativeRms(mapping.Map(z), mapping.Map(longer)), 0, 1e-5);
    }

    [Fact]
    public void A_label_changes_w_and_every_label_gives_another()
    {
        Generator generator = GoldenModels.Load("orig-64");
        float[] z = Numeric.Uniform(generator.Info.ZDim, seed: 1);
        float[][] mapped = [.. Enumerable.Range(0, generator.Info.LabelCount).Select(label => generator.Mapping.Map(z, label))];

        Assert.Equal(mapped.Length, mapped.Select(w => w[0]).Distinct().Count());
    }

    [Fact]
    public void The_learning_rate_multiplier_in_the_metadata_scales_weights_and_biases()
    {
        EditedModel model = new("tiny-32");
        float[] z = Numeric.Uniform(16, seed: 1), expected = model.Bind().Mapping.Map(z);
        model.Set("mapping.fc0.weight", [24, 16], [.. model.Values("mapping.fc0.weight").Select(value => value / 4)]);
        model.Set("mapping.fc0.bias", [24], [.. model.Values("mapping.fc0.bias").Select(value => value / 4)]);
        model.Metadata["lr_multiplier"] = "0.04";

        Assert.InRange(Numeric.LargestDifference(expected, model.Bind().Mapping.Map(z)), 0, 1e-6);
    }

    [Fact]
    public void A_model_fed_by_labels_alone_takes_an_empty_z()
    {
        EditedModel model = new("orig-64");
        float[] weight = model.Values("mapping.fc0.weight"); // [19, 11 + 19]
        model.Set("mapping.fc0.weight", [19, 19], [.. weight.Chunk(30).SelectMany(row => row[11..])]);
        Generator generator = model.Bind();

        Assert.Equal(0, generator.Info.ZDim);
        Assert.NotEqual(generator.Mapping.Map([], 0), generator.Mapping.Map([], 1));
    }

    [Theory]
    [InlineData(null, "none was given")]
    [InlineData(-1, "-1 was given")]
    [InlineData(5, "5 was given")]
    public void A_model_with_labels_refuses_a_missing_or_unknown_one(int? label, string found)
    {
        MappingNetwork mapping = GoldenModels.Load("orig-64").Mapping;

        ArgumentException error = Assert.Throws<ArgumentException>(() => mapping.FromSeed(0, label));

        Assert.Equal($"This model needs a label from 0 to 4, but {found}. (Parameter 'label')", error.Message);
    }

    [Fact]
    public void A_model_without_labels_refuses_one()
    {
        MappingNetwork mapping = GoldenModels.Load("tiny-32").Mapping;

        ArgumentException error = Assert.Throws<ArgumentException>(() => mapping.FromSeed(0, label: 0));

        Assert.Equal("Label 0 was given, but this model has no labels. (Parameter 'label')", error.Message);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        MappingNetwork mapping = GoldenModels.Load("tiny-32").Mapping;

        Assert.Contains("15 values, but this model takes 16", Assert.Throws<ArgumentException>(() => mapping.Map(new float[15])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => mapping.FromSeed(0, truncation: float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => mapping.FromSeed(0, cutoff: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => mapping.FromSeed(0, cutoff: 9));
    }

    /// <summary>Golden values of models with labels are those of label 1.</summary>
    private static int? LabelOf(GoldenDrags record) => record.CDim > 0 ? 1 : null;
}
