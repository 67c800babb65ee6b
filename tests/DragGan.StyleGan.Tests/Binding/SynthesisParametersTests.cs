namespace DragGan.StyleGan.Tests;

public sealed class SynthesisParametersTests
{
    private const float Rounding = 1e-6f;

    [Fact]
    public void Layers_read_the_rows_of_the_latent_in_StyleGAN2s_order()
    {
        SynthesisParameters parameters = GoldenModels.Load("tiny-32").Parameters;

        Assert.Equal(
            [(null, 0, 1), (1, 2, 3), (3, 4, 5), (5, 6, 7)],
            parameters.Blocks.Select(block => (block.Conv0?.LatentRow, block.Conv1.LatentRow, block.ToRgb!.LatentRow)));
    }

    [Fact]
    public void The_constant_is_turned_to_channels_last()
    {
        EditedModel model = new("tiny-32");
        float[] planes = model.Values("synthesis.b4.const"), constant = model.Bind().Parameters.Blocks[0].Constant!;

        for (int channel = 0; channel < 8; channel++)
        {
            for (int cell = 0; cell < 16; cell++)
            {
                Assert.Equal(planes[(channel * 16) + cell], constant[(cell * 8) + channel]);
            }
        }
    }

    [Fact]
    public void Styles_carry_their_run_time_gains()
    {
        EditedModel model = new("tiny-32");
        BlockParameters block = model.Bind().Parameters.Blocks[2];
        float rgbGain = 1 / MathF.Sqrt(9);

        AssertScaled(model, "synthesis.b16.conv0.affine.weight", 1 / MathF.Sqrt(24), block.Conv0!.AffineWeight);
        AssertScaled(model, "synthesis.b16.conv0.affine.bias", 1, block.Conv0.AffineBias);
        AssertScaled(model, "synthesis.b16.torgb.affine.weight", rgbGain / MathF.Sqrt(24), block.ToRgb!.AffineWeight);
        AssertScaled(model, "synthesis.b16.torgb.affine.bias", rgbGain, block.ToRgb.AffineBias);
        Assert.Equal((1, rgbGain), (block.Conv0.StyleGain, block.ToRgb.StyleGain));
    }

    [Fact]
    public void Layers_differ_in_kernel_activation_and_demodulation()
    {
        BlockParameters block = GoldenModels.Load("tiny-32").Parameters.Blocks[3];

        Assert.Equal((9, 7, 3, true, true, 32), Describe(block.Conv0!));
        Assert.Equal((7, 7, 3, false, true, 32), Describe(block.Conv1));
        Assert.Equal((7, 3, 1, false, false, 32), Describe(block.ToRgb!));
        Assert.Equal((MathF.Sqrt(2), MathF.Sqrt(2), 1), (block.Conv0!.Gain, block.Conv1.Gain, block.ToRgb!.Gain));
        Assert.All([block.Conv0, block.Conv1, block.ToRgb], layer => Assert.Equal(float.PositiveInfinity, layer.Clamp));
    }

    [Fact]
    public void A_resnet_block_halves_the_power_of_both_its_paths()
    {
        SynthesisParameters parameters = GoldenModels.Load("resnet-128").Parameters;
        BlockParameters first = parameters.Blocks[0], later = parameters.Blocks[4];

        Assert.Null(first.Skip);
        Assert.Equal((MathF.Sqrt(2), 1.5f), (first.Conv1.Gain, first.Conv1.Clamp));
        Assert.Equal((MathF.Sqrt(2), 1.5f), (later.Conv0!.Gain, later.Conv0.Clamp));
        Assert.Equal(1, later.Conv1.Gain, Rounding);
        Assert.Equal(1.5f * MathF.Sqrt(0.5f), later.Conv1.Clamp, Rounding);
        Assert.Equal((12, 8), (later.Skip!.InputChannels, later.Skip.OutputChannels));
        Assert.Equal(MathF.Sqrt(0.5f / 12), later.Skip.WeightGain, Rounding);
        Assert.Equal([null, null, null, null, null, "synthesis.b128.torgb"], parameters.Blocks.Select(block => block.ToRgb?.Name));
    }

    [Fact]
    public void Noise_is_scaled_by_its_strength()
    {
        EditedModel model = new("tiny-32");
        LayerParameters layer = model.Bind().Parameters.Blocks[1].Conv0!;

        AssertScaled(model, "synthesis.b8.conv0.noise_const", model.Values("synthesis.b8.conv0.noise_strength")[0], layer.Noise!);
    }

    [Theory]
    [InlineData("noise_const", true)]
    [InlineData("noise_strength", false)]
    public void A_layer_without_noise_arrays_has_none(string missing, bool keepsStrength)
    {
        EditedModel model = new("tiny-32");
        model.Remove(name => name.EndsWith(missing, StringComparison.Ordinal));
        LayerParameters layer = model.Bind().Parameters.Blocks[1].Conv0!;

        Assert.Null(layer.Noise);
        Assert.Equal(keepsStrength, layer.NoiseStrength > 0);
    }

    [Fact]
    public void Strength_zero_is_no_noise_in_either_form_of_a_scalar()
    {
        EditedModel model = new("tiny-32");
        model.Set("synthesis.b8.conv0.noise_strength", [], [0]);
        model.Set("synthesis.b8.conv1.noise_strength", [1], [0]);
        BlockParameters block = model.Bind().Parameters.Blocks[1];

        Assert.Null(block.Conv0!.Noise);
        Assert.Null(block.Conv1.Noise);
    }

    private static (int Inputs, int Outputs, int Kernel, bool Up, bool Demodulate, int Resolution) Describe(LayerParameters layer) =>
        (layer.InputChannels, layer.OutputChannels, layer.KernelSize, layer.Up, layer.Demodulate, layer.Resolution);

    private static void AssertScaled(EditedModel model, string name, float gain, float[] actual)
    {
        float[] values = model.Values(name);
        Assert.Equal(values.Length, actual.Length);
        Assert.All(values.Index(), value => Assert.Equal(value.Item * gain, actual[value.Index], Rounding));
    }
}
