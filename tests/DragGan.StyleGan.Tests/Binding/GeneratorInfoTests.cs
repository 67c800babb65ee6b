namespace DragGan.StyleGan.Tests;

public sealed class GeneratorInfoTests
{
    public static TheoryData<string, SynthesisArchitecture, int, int[], int, int, int, int, float?> Sizes => new()
    {
        { "tiny-32", SynthesisArchitecture.Skip, 32, [8, 6, 9, 7], 16, 24, 0, 1, null },
        { "orig-64", SynthesisArchitecture.Original, 64, [12, 5, 7, 20, 6], 11, 19, 5, 2, null },
        { "odd-128", SynthesisArchitecture.Skip, 128, [20, 12, 7, 5, 12, 5], 13, 33, 0, 3, null },
        { "resnet-128", SynthesisArchitecture.Resnet, 128, [16, 16, 16, 12, 8, 6], 32, 48, 0, 2, 1.5f },
        { "labels-128", SynthesisArchitecture.Skip, 128, [32, 32, 32, 32, 16, 8], 64, 64, 3, 2, 256 },
        { "few-512", SynthesisArchitecture.Skip, 512, [12, 12, 12, 10, 8, 6, 5, 4], 32, 40, 0, 2, 256 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Everything_is_found_from_the_arrays(
        string model, SynthesisArchitecture architecture, int resolution, int[] channels, int zDim, int wDim, int labels, int mappingLayers, float? clamp)
    {
        GeneratorInfo info = GoldenModels.Load(model).Info;

        Assert.Equal(architecture, info.Architecture);
        Assert.Equal(resolution, info.Resolution);
        Assert.Equal(channels, info.Blocks.Select(block => block.OutputChannels));
        Assert.Equal([channels[0], .. channels[..^1]], info.Blocks.Select(block => block.InputChannels));
        Assert.Equal(Enumerable.Range(2, channels.Length).Select(power => 1 << power), info.Blocks.Select(block => block.Resolution));
        Assert.Equal(2 * channels.Length, info.LatentRows);
        Assert.Equal((zDim, wDim, labels, mappingLayers), (info.ZDim, info.WDim, info.LabelCount, info.MappingLayers));
        Assert.Equal(clamp, info.ConvClamp);
        Assert.Equal(3, info.ImageChannels);
        Assert.Empty(info.IgnoredArrays);
    }

    [Fact]
    public void The_pickle_and_its_safetensors_copy_are_the_same_generator()
    {
        GeneratorInfo pickle = Generator.Load(TestKit.GoldenFiles.PathOf("w64-256.pkl")).Info;
        GeneratorInfo copy = GoldenModels.Load("w64-256").Info;

        Assert.Equal(pickle.Blocks, copy.Blocks);
        Assert.Equal(pickle with { Blocks = [], IgnoredArrays = [], ConvClamp = null }, copy with { Blocks = [], IgnoredArrays = [] });
    }

    [Fact]
    public void Parameters_are_counted_without_buffers()
    {
        EditedModel model = new("tiny-32");
        string[] buffers = ["resample_filter", "noise_const", "w_avg"];
        long expected = model.Names.Where(name => !buffers.Any(name.EndsWith)).Sum(name => (long)model.Values(name).Length);

        Assert.Equal(expected, model.Bind().Info.ParameterCount);
    }

    [Fact]
    public void Arrays_nobody_reads_are_listed()
    {
        EditedModel model = new("tiny-32");
        model.Set("synthesis.b8.conv2.weight", [1], [0]);
        model.Set("extra", [2], [float.NaN, 0]);

        Assert.Equal(["extra", "synthesis.b8.conv2.weight"], model.Bind().Info.IgnoredArrays);
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 16)]
    public void A_model_cut_to_its_first_blocks_is_a_smaller_model(int last, int resolution)
    {
        EditedModel model = new("tiny-32");
        model.Remove(name => name.StartsWith("synthesis.b", StringComparison.Ordinal) && int.Parse(name.Split('.')[1][1..]) > 4 << last);

        Assert.Equal(resolution, model.Bind().Info.Resolution);
    }
}
