using DragGan.Checkpoints.Tests.Pickles;
using DragGan.Checkpoints.Tests.Torch;

namespace DragGan.Checkpoints.Tests.Nvidia;

public sealed class NetworkPickleTests
{
    [Fact]
    public void A_small_file_gives_its_arrays_facts_and_what_was_ignored()
    {
        Checkpoint read = Load(T.SmallFile());

        Assert.Equal(["mapping.w_avg", "mapping.fc0.weight"], read.Arrays.Keys);
        Assert.Equal([1f, 2], read.Arrays["mapping.fc0.weight"].ToArray());
        Assert.Equal([3f, 4], read.Arrays["mapping.w_avg"].ToArray());
        Assert.Equal([5f], read.Discriminator!["out"].ToArray());
        Assert.Equal("2", read.Metadata["z_dim"]);
        Assert.Equal("0", read.Metadata["c_dim"]);
        Assert.Equal("1", read.Metadata["num_layers"]);
        Assert.Equal("0.01", read.Metadata["lr_multiplier"]);
        Assert.Equal(["G (2 arrays; G_ema is used)", "source code of 4 classes"], read.Ignored);
    }

    [Fact]
    public void The_averaged_generator_alone_is_enough()
    {
        Checkpoint read = Load(T.FileWith(T.Vector(1)));

        Assert.Equal([1f], Assert.Single(read.Arrays).Value.ToArray());
        Assert.Null(read.Discriminator);
    }

    [Fact]
    public void A_generator_pickled_by_itself_is_enough()
    {
        Checkpoint read = Load(P.File(T.Module("Generator", buffers: [("x", T.Vector(1))])));

        Assert.Equal("x", Assert.Single(read.Arrays).Key);
    }

    [Fact]
    public void Without_the_average_the_plain_generator_is_used_and_that_is_said()
    {
        Checkpoint read = Load(P.File(P.Dictionary(("G", T.Module("Generator", buffers: [("x", T.Vector(1))])), ("G_ema", P.None))));

        Assert.Equal("x", Assert.Single(read.Arrays).Key);
        Assert.Equal("nothing was averaged: G_ema is missing, so G, the network as last trained, is used", read.Ignored[0]);
    }

    [Fact]
    public void Layers_without_a_clamp_or_noise_say_so()
    {
        byte[] layer = T.Module("SynthesisLayer", attributes: [("conv_clamp", P.None), ("use_noise", P.False)]);
        byte[] block = T.Module("SynthesisBlock", children: [("conv1", layer)], attributes: [("architecture", P.Text("resnet"))]);

        Checkpoint read = Load(T.FileOf(T.Module("Generator", children: [("synthesis", T.Module("SynthesisNetwork", children: [("b4", block)]))])));

        Assert.Equal("none", read.Metadata["conv_clamp"]);
        Assert.Equal("false", read.Metadata["use_noise"]);
        Assert.Equal("resnet", read.Metadata["architecture"]);
    }

    [Fact]
    public void Layers_that_differ_are_all_named()
    {
        (string, byte[])[] layers =
        [
            ("conv0", T.Module("SynthesisLayer", attributes: [("conv_clamp", P.Number(256))])),
            ("conv1", T.Module("SynthesisLayer", attributes: [("conv_clamp", P.None)])),
            ("torgb", T.Module("ToRGBLayer", attributes: [("conv_clamp", P.Number(256))])),
        ];
        byte[] synthesis = T.Module("SynthesisNetwork", children: [("b8", T.Module("SynthesisBlock", children: layers))]);

        Checkpoint read = Load(T.FileOf(T.Module("Generator", children: [("synthesis", synthesis)])));

        Assert.Equal("256,none", read.Metadata["conv_clamp"]);
    }

    [Fact]
    public void The_file_may_be_a_zip_archive()
    {
        byte[] state = P.OrderedDictionary(("synthesis.b4.const", T.Tensor(T.Reference("FloatStorage", "0", 2), 0, [2], [1])));

        Checkpoint read = Load(T.Zip(P.Dictionary(("G_ema", state)), ("0", T.Floats(6, 7))));

        Assert.Equal(CheckpointKind.NvidiaPickle, read.Kind);
        Assert.Equal([6f, 7], read.Arrays["synthesis.b4.const"].ToArray());
    }

    [Fact]
    public void The_file_may_be_an_archive_of_the_older_form()
    {
        byte[] first = T.Tensor(T.Reference("FloatStorage", "a", 2), 1, [1], [1]);
        byte[] second = T.Tensor(T.Reference("HalfStorage", "b", 1), 0, [], []);
        byte[] networks = P.Dictionary(("G_ema", P.Dictionary(("first", first), ("second", second))));

        Checkpoint read = Load(T.Legacy(networks, ("b", 1, [0x00, 0x3C]), ("a", 2, T.Floats(8, 9))));

        Assert.Equal([9f], read.Arrays["first"].ToArray());
        Assert.Equal([1f], read.Arrays["second"].ToArray());
    }

    [Fact]
    public void A_pickle_of_something_else_is_told_apart()
    {
        Assert.Contains("not of networks", Fail(P.File(P.Number(1))), StringComparison.Ordinal);
        Assert.Contains("no generator: expected a network under 'G_ema', found 'x'", Fail(P.File(P.Dictionary(("x", P.None)))), StringComparison.Ordinal);
        Assert.Contains("no generator", Fail(P.File(P.Dictionary(("G_ema", P.Number(1))))), StringComparison.Ordinal);
        Assert.Contains("no generator", Fail(P.File([(byte)'}'])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_of_an_unknown_form_and_a_parameter_that_is_none_are_told_by_name()
    {
        byte[] odd = T.Module("Generator", children: [("mapping", P.Number(1))]);
        Assert.Contains("module 'mapping' is not of a form known here", Fail(T.FileOf(odd)), StringComparison.Ordinal);
        Assert.Contains("'x' is not a tensor", Fail(T.FileWith(P.Text("weights"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_arrays_of_one_name_are_refused()
    {
        byte[] generator = T.Module("Generator", parameters: [("x", T.Vector(1))], buffers: [("x", T.Vector(2))]);

        Assert.Contains("two arrays of the name 'x'", Fail(T.FileOf(generator)), StringComparison.Ordinal);
    }

    private static Checkpoint Load(byte[] file) => Checkpoint.Load(file, "test.pkl");

    private static string Fail(byte[] file) => Assert.Throws<ModelFileException>(() => Load(file)).Message;
}
