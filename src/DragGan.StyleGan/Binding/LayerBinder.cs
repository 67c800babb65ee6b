using System.Numerics.Tensors;
using DragGan.Checkpoints;

namespace DragGan.StyleGan;

/// <summary>Makes the parameters of one synthesis layer, with every gain that does not change at run time folded in.</summary>
/// <param name="arrays">Where the arrays come from.</param>
/// <param name="latentWidth">w_dim.</param>
/// <param name="clamp">conv_clamp; +∞ for none.</param>
internal sealed class LayerBinder(CheckpointArrays arrays, int latentWidth, float clamp)
{
    private const int Kernel = 3;
    private static readonly float HalfPower = MathF.Sqrt(0.5f);

    /// <summary>conv0 (<paramref name="up"/>) or conv1.</summary>
    /// <param name="name">Name in the file.</param>
    /// <param name="row">The row of w⁺ it reads.</param>
    /// <param name="inputs">I.</param>
    /// <param name="outputs">O.</param>
    /// <param name="resolution">Height and width of the output.</param>
    /// <param name="up">Whether it doubles the resolution.</param>
    /// <param name="halvePower">Whether a path of equal power is added afterwards (resnet): gain and clamp are then multiplied by √½.</param>
    public LayerParameters Convolution(
        string name, int row, int inputs, int outputs, int resolution, bool up = false, bool halvePower = false)
    {
        (float[]? noise, float noiseStrength) = Noise(name, resolution);
        ResampleFilters.RequireStandard(arrays, name);
        return Layer(name, row, inputs, outputs, Kernel, resolution, styleGain: 1) with
        {
            Up = up,
            Demodulate = true,
            Noise = noise,
            NoiseStrength = noiseStrength,
            Gain = halvePower ? 1 : MathF.Sqrt(2), // √2 · √½ is 1
            Clamp = halvePower ? clamp * HalfPower : clamp,
        };
    }

    /// <summary>toRGB: no demodulation, no noise, no activation; its styles are divided by √I, as they scale the weights directly.</summary>
    public LayerParameters ToRgb(string name, int row, int inputs, int outputs, int resolution) =>
        Layer(name, row, inputs, outputs, kernel: 1, resolution, styleGain: 1 / MathF.Sqrt(inputs));

    /// <summary>The linear path round a resnet block. conv_clamp does not apply to it.</summary>
    public SkipParameters Skip(string name, int inputs, int outputs)
    {
        ResampleFilters.RequireStandard(arrays, name);
        return new()
        {
            Name = name,
            InputChannels = inputs,
            OutputChannels = outputs,
            Weight = arrays.Trained($"{name}.weight", outputs, inputs, 1, 1),
            WeightGain = HalfPower / MathF.Sqrt(inputs),
        };
    }

    private LayerParameters Layer(string name, int row, int inputs, int outputs, int kernel, int resolution, float styleGain)
    {
        float[] affineWeight = arrays.Trained($"{name}.affine.weight", inputs, latentWidth).ToArray();
        float[] affineBias = arrays.Trained($"{name}.affine.bias", inputs).ToArray();
        TensorPrimitives.Multiply(affineWeight, styleGain / MathF.Sqrt(latentWidth), affineWeight);
        TensorPrimitives.Multiply(affineBias, styleGain, affineBias);
        return new()
        {
            Name = name,
            LatentRow = row,
            InputChannels = inputs,
            OutputChannels = outputs,
            KernelSize = kernel,
            Up = false,
            Demodulate = false,
            Resolution = resolution,
            Weight = arrays.Trained($"{name}.weight", outputs, inputs, kernel, kernel),
            Bias = arrays.Trained($"{name}.bias", outputs).ToArray(),
            AffineWeight = affineWeight,
            AffineBias = affineBias,
            Noise = null,
            NoiseStrength = 0,
            Gain = 1,
            Clamp = clamp,
            StyleGain = styleGain,
        };
    }

    /// <summary>A layer without noise arrays, or with strength 0, has no noise. Strength alone still allows fresh noise.</summary>
    private (float[]? Noise, float Strength) Noise(string name, int resolution)
    {
        float strength = arrays.OptionalScalar($"{name}.noise_strength") ?? 0;
        NamedArray? constant = arrays.Optional($"{name}.noise_const", resolution, resolution);
        if (constant is null || strength == 0)
        {
            return (null, strength);
        }

        float[] noise = constant.ToArray();
        TensorPrimitives.Multiply(noise, strength, noise);
        return (noise, strength);
    }
}
