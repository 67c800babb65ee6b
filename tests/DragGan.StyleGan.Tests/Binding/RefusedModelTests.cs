namespace DragGan.StyleGan.Tests;

public sealed class RefusedModelTests
{
    /// <summary>What a model may come without: filters are the standard ones then, and layers without noise arrays have none.</summary>
    private static readonly string[] MayBeMissing = ["resample_filter", "noise_const", "noise_strength"];

    private static readonly string[] Models = ["tiny-32", "orig-64", "resnet-128"];

    public static TheoryData<string, string> RequiredArrays =>
        [.. from model in Models from name in new EditedModel(model).Names where !MayBeMissing.Any(name.EndsWith) select (model, name)];

    public static TheoryData<string, string> AllArrays => [.. from model in Models from name in new EditedModel(model).Names select (model, name)];

    [Theory]
    [MemberData(nameof(RequiredArrays))]
    public void A_missing_array_is_named(string golden, string name)
    {
        EditedModel model = new(golden);
        model.Remove(other => other == name);

        string refusal = model.Refusal();

        Assert.StartsWith($"array '{name}' ", refusal, StringComparison.Ordinal);
        Assert.Contains("is missing; the file is incomplete or in another layout, so fetch or convert it again.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllArrays))]
    public void An_array_that_is_not_finite_is_named(string golden, string name)
    {
        EditedModel model = new(golden);
        model.Change(name, model.Values(name).Length - 1, float.NegativeInfinity);

        Assert.Equal(
            $"array '{name}' holds NaN or infinity; the file is damaged, or its training had failed: use another snapshot.", model.Refusal());
    }

    [Theory]
    [MemberData(nameof(AllArrays))]
    public void An_array_of_another_rank_is_named(string golden, string name)
    {
        EditedModel model = new(golden);
        float[] values = model.Values(name);
        model.Set(name, [.. model.Shape(name), 1, 1], values);

        Assert.StartsWith(
            $"array '{name}' has shape [{string.Join(", ", [.. model.Shape(name)])}], expected ", model.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_extent_is_told_with_both_shapes()
    {
        EditedModel model = new("tiny-32");
        model.Set("synthesis.b16.conv0.weight", [9, 5, 3, 3], new float[9 * 5 * 9]);

        Assert.Equal("array 'synthesis.b16.conv0.weight' has shape [9, 5, 3, 3], expected [9, 6, 3, 3].", model.Refusal());
    }

    [Fact]
    public void NaN_in_half_precision_is_found_too()
    {
        EditedModel model = new("tiny-32");
        model.Change("mapping.fc0.bias", 23, float.NaN);

        Assert.StartsWith("array 'mapping.fc0.bias' holds NaN or infinity", model.Refusal(half: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_block_in_between_is_an_error_and_not_a_smaller_model()
    {
        EditedModel model = new("tiny-32");
        model.Remove(name => name.StartsWith("synthesis.b16.", StringComparison.Ordinal));

        Assert.StartsWith("its synthesis blocks are 4, 8, 32, expected powers of two from 4 up without a gap", model.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_mapping_layer_in_between_is_an_error_and_not_a_shorter_network()
    {
        EditedModel model = new("odd-128");
        model.Remove(name => name.StartsWith("mapping.fc1.", StringComparison.Ordinal));

        Assert.StartsWith("array 'mapping.fc1.weight' of rank 2 is missing", model.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_StyleGAN3_generator_is_told_from_a_damaged_file()
    {
        EditedModel model = new("tiny-32");
        model.Remove(name => name.StartsWith("synthesis.", StringComparison.Ordinal));
        Assert.StartsWith("no array is named 'synthesis.b4.", model.Refusal(), StringComparison.Ordinal);

        model.Set("synthesis.input.weight", [1], [0]);
        Assert.StartsWith("it is a StyleGAN3 generator", model.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_one_block_or_of_more_than_1024_pixels_is_refused()
    {
        EditedModel small = new("tiny-32");
        small.Remove(name => name.StartsWith("synthesis.b", StringComparison.Ordinal) && !name.StartsWith("synthesis.b4.", StringComparison.Ordinal));
        Assert.Equal("its pictures would be 4 pixels wide, expected a power of two from 8 to 1024.", small.Refusal());

        EditedModel large = new("few-512");
        large.Set("synthesis.b1024.const", [1], [0]);
        large.Set("synthesis.b2048.const", [1], [0]);
        Assert.Equal("its pictures would be 2048 pixels wide, expected a power of two from 8 to 1024.", large.Refusal());
    }

    [Theory]
    [InlineData("synthesis.b4.resample_filter")]
    [InlineData("synthesis.b8.conv0.resample_filter")]
    [InlineData("synthesis.b16.skip.resample_filter")]
    public void Another_filter_is_refused_by_name(string name)
    {
        EditedModel model = new("resnet-128");
        model.Change(name, 6, 0.25f);

        Assert.Equal(
            $"array '{name}' holds 0.25 at row 1, column 2, expected 0.140625: only the filter [1, 3, 3, 1], normalised, is supported.", model.Refusal());
    }

    [Theory]
    [InlineData("img_resolution", "64", 32)]
    [InlineData("z_dim", "512", 16)]
    [InlineData("w_dim", "512", 24)]
    [InlineData("c_dim", "1", 0)]
    [InlineData("num_layers", "8", 1)]
    [InlineData("img_channels", "1", 3)]
    [InlineData("num_ws", "18", 8)]
    public void Metadata_that_contradict_the_arrays_are_told(string key, string stated, int found)
    {
        EditedModel model = new("tiny-32");
        model.Metadata[key] = stated;
        Assert.StartsWith($"its metadata say {key} = {stated}, but its arrays make it {found};", model.Refusal(), StringComparison.Ordinal);

        model.Metadata[key] = $"{found}";
        Assert.Equal(32, model.Bind().Info.Resolution);
    }

    [Fact]
    public void A_stated_architecture_must_be_the_one_found_unless_it_is_prose()
    {
        EditedModel model = new("tiny-32");
        model.Metadata["architecture"] = "resnet";
        Assert.StartsWith("its metadata say architecture = resnet, but its arrays make it skip;", model.Refusal(), StringComparison.Ordinal);

        model.Metadata["architecture"] = "StyleGAN2, skip connections";
        Assert.Equal(SynthesisArchitecture.Skip, model.Bind().Info.Architecture);
    }

    [Theory]
    [InlineData("conv_clamp", "0")]
    [InlineData("conv_clamp", "NaN")]
    [InlineData("conv_clamp", "much")]
    [InlineData("lr_multiplier", "-0.01")]
    public void A_number_in_the_metadata_must_be_one(string key, string stated)
    {
        EditedModel model = new("tiny-32");
        model.Metadata[key] = stated;

        Assert.Equal($"its metadata say {key} = {stated}, expected a number greater than 0, or 'none'.", model.Refusal());
    }

    [Fact]
    public void Another_filter_in_the_metadata_is_refused()
    {
        EditedModel model = new("tiny-32");
        model.Metadata["resample_filter"] = "[1, 3, 3, 1]";
        Assert.Equal(32, model.Bind().Info.Resolution);

        model.Metadata["resample_filter"] = "1,2,1";
        Assert.Equal("its metadata say resample_filter = 1,2,1, but only 1,3,3,1 (StyleGAN2's own) is supported.", model.Refusal());
    }

    [Fact]
    public void Another_activation_in_the_metadata_is_refused()
    {
        EditedModel model = new("tiny-32");
        model.Metadata["activation"] = "lrelu";
        Assert.Equal(32, model.Bind().Info.Resolution);

        model.Metadata["activation"] = "swish";
        Assert.Equal("its metadata say activation = swish, but only lrelu (StyleGAN2's own) is supported.", model.Refusal());
    }
}
