using DragGan.Checkpoints;

namespace DragGan.StyleGan;

/// <summary>Sizes of a generator with random weights.</summary>
/// <param name="Resolution">R, a power of two from 8 up.</param>
/// <param name="ChannelBase">Channels of a block of r cells are min(ChannelBase / r, ChannelMaximum).</param>
/// <param name="ChannelMaximum">Most channels of a block.</param>
/// <param name="LatentWidth">z_dim and w_dim.</param>
/// <param name="MappingLayers">Fully connected layers of the mapping.</param>
public sealed record RandomGeneratorSize(
    int Resolution, int ChannelBase = 32768, int ChannelMaximum = 512, int LatentWidth = 512, int MappingLayers = 8);

/// <summary>A StyleGAN2 generator of the usual shape (skip architecture, config-f sizes) with random weights, for benchmarks and tests.</summary>
/// <remarks>Its pictures show nothing, but every layer computes what a trained one would. Weights have the spread of NVIDIA's initialisation: unit variance.</remarks>
public static class RandomGenerator
{
    /// <summary>Makes the generator's arrays.</summary>
    /// <param name="size">Its sizes.</param>
    /// <param name="seed">Where the weights start; the same seed gives the same weights everywhere.</param>
    public static Checkpoint Create(RandomGeneratorSize size, uint seed = 1)
    {
        ArgumentNullException.ThrowIfNull(size);
        Uniform values = new(seed);
        List<NamedArray> arrays = [];

        void Add(string name, float spread, float mean, params ReadOnlySpan<int> shape)
        {
            float[] data = new float[Product(shape)];
            values.Fill(data, spread, mean);
            arrays.Add(NamedArray.FromValues(name, shape, data));
        }

        void AddLayer(string name, int input, int output, int kernel, int resolution)
        {
            Add($"{name}.weight", 1, 0, output, input, kernel, kernel);
            Add($"{name}.bias", 0.1f, 0, output);
            Add($"{name}.affine.weight", 1, 0, input, size.LatentWidth);
            Add($"{name}.affine.bias", 0.1f, 1, input);
            if (kernel > 1)
            {
                Add($"{name}.noise_const", 1, 0, resolution, resolution);
                Add($"{name}.noise_strength", 0, 0.1f, 1);
            }
        }

        for (int layer = 0; layer < size.MappingLayers; layer++)
        {
            Add($"mapping.fc{layer}.weight", 100, 0, size.LatentWidth, size.LatentWidth); // divided by its learning-rate multiplier of 0.01
            Add($"mapping.fc{layer}.bias", 0.1f, 0, size.LatentWidth);
        }

        Add("mapping.w_avg", 0.1f, 0, size.LatentWidth);
        int previous = Channels(size, 4);
        Add("synthesis.b4.const", 1, 0, previous, 4, 4);
        for (int resolution = 4; resolution <= size.Resolution; resolution *= 2)
        {
            int channels = Channels(size, resolution);
            string block = $"synthesis.b{resolution}";
            if (resolution > 4)
            {
                AddLayer($"{block}.conv0", previous, channels, 3, resolution);
            }

            AddLayer($"{block}.conv1", channels, channels, 3, resolution);
            AddLayer($"{block}.torgb", channels, 3, 1, resolution);
            previous = channels;
        }

        return Checkpoint.FromArrays($"random-{size.Resolution}", arrays, new Dictionary<string, string> { ["conv_clamp"] = "256" });
    }

    private static int Channels(RandomGeneratorSize size, int resolution) => Math.Min(size.ChannelBase / resolution, size.ChannelMaximum);

    private static int Product(ReadOnlySpan<int> shape)
    {
        int product = 1;
        foreach (int extent in shape)
        {
            product *= extent;
        }

        return product;
    }

    /// <summary>Uniform values from a 64-bit linear congruential generator (Knuth's MMIX constants): a hundred million a second, where good Gaussians would take a minute.</summary>
    private sealed class Uniform(uint seed)
    {
        private ulong _state = seed;

        public void Fill(Span<float> values, float spread, float mean)
        {
            float scale = spread * MathF.Sqrt(3) / (1 << 23); // a uniform value in [-1, 1) has a standard deviation of 1/√3
            foreach (ref float value in values)
            {
                _state = (_state * 6364136223846793005) + 1442695040888963407;
                value = ((int)(_state >> 40) - (1 << 23)) * scale + mean;
            }
        }
    }
}
