namespace DragGan.Checkpoints.Tests.Nvidia;

public sealed class GoldenPickleTests
{
    [Fact]
    public void The_averaged_generator_equals_its_safetensors_bit_for_bit()
    {
        Checkpoint pickle = Checkpoint.Load(Golden.Path("w64-256.pkl"));
        Checkpoint expected = Checkpoint.Load(Golden.Path("w64-256.weights.safetensors"));

        Assert.Equal(CheckpointKind.NvidiaPickle, pickle.Kind);
        Assert.Equal(expected.Arrays.Keys.Order(StringComparer.Ordinal), pickle.Arrays.Keys.Order(StringComparer.Ordinal));
        // the exporter that made the safetensors wrote scalars as arrays of one; PyTorch's own shape is []
        Assert.Empty(pickle.Arrays["synthesis.b4.conv1.noise_strength"].Shape);
        foreach ((string name, NamedArray array) in expected.Arrays)
        {
            Assert.Equal(name, pickle.Arrays[name].Name);
            Assert.Equal(array.Shape, name.EndsWith(".noise_strength", StringComparison.Ordinal) ? [1] : pickle.Arrays[name].Shape);
            Assert.Equal(array.ElementType, pickle.Arrays[name].ElementType);
            Assert.True(array.Bytes.SequenceEqual(pickle.Arrays[name].Bytes), name);
        }
    }

    [Fact]
    public void What_is_known_beside_the_arrays_is_told()
    {
        Checkpoint pickle = Checkpoint.Load(Golden.Path("labels-128.pkl"));

        Dictionary<string, string> expected = new()
        {
            ["z_dim"] = "64",
            ["c_dim"] = "3",
            ["w_dim"] = "64",
            ["img_resolution"] = "128",
            ["img_channels"] = "3",
            ["num_ws"] = "12",
            ["num_layers"] = "2",
            ["lr_multiplier"] = "0.01",
            ["architecture"] = "skip",
            ["conv_clamp"] = "256",
            ["use_noise"] = "true",
            ["activation"] = "lrelu",
            ["resample_filter"] = "1,3,3,1",
        };
        Assert.Equal(expected.OrderBy(fact => fact.Key), pickle.Metadata.OrderBy(fact => fact.Key));
    }

    [Fact]
    public void The_discriminator_is_kept_and_the_rest_is_named_as_ignored()
    {
        Checkpoint pickle = Checkpoint.Load(Golden.Path("labels-128.pkl"));

        Assert.NotNull(pickle.Discriminator);
        Assert.Equal([4, 3, 1, 1], pickle.Discriminator["b128.fromrgb.weight"].Shape);
        Assert.Equal(
            ["G (" + pickle.Arrays.Count + " arrays; G_ema is used)", "training_set_kwargs", "source code of 12 classes"],
            pickle.Ignored);
    }
}
