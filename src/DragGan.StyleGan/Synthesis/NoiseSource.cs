namespace DragGan.StyleGan;

/// <summary>Which noise the layers add.</summary>
public enum NoiseKind
{
    /// <summary>The noise maps of the model: the same picture every time.</summary>
    Constant,

    /// <summary>None.</summary>
    None,

    /// <summary>Fresh noise from a seed: fine detail varies, the subject stays.</summary>
    Random,
}

/// <summary>The noise of a picture.</summary>
/// <param name="Kind">Constant, none or random.</param>
/// <param name="Seed">Where random noise starts; ignored by the other kinds.</param>
public sealed record NoiseSource(NoiseKind Kind, uint Seed = 0)
{
    /// <summary>The model's own noise maps.</summary>
    public static NoiseSource Constant { get; } = new(NoiseKind.Constant);

    /// <summary>No noise.</summary>
    public static NoiseSource None { get; } = new(NoiseKind.None);

    /// <summary>Noise from NumPy's legacy generator with this seed, drawn layer after layer.</summary>
    public static NoiseSource Random(uint seed) => new(NoiseKind.Random, seed);

    internal void Apply(IEnumerable<LayerPass> layers)
    {
        NumpyRandom random = new(Seed);
        foreach (LayerPass layer in layers)
        {
            layer.State.Noise = Kind switch
            {
                NoiseKind.Constant => layer.Layer.Noise,
                NoiseKind.Random when layer.Layer.NoiseStrength != 0 => Draw(random, layer.Layer),
                _ => ReadOnlyMemory<float>.Empty,
            };
        }
    }

    private static float[] Draw(NumpyRandom random, PackedLayer layer)
    {
        float[] noise = new float[layer.Resolution * layer.Resolution];
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] = (float)random.NextGaussian() * layer.NoiseStrength;
        }

        return noise;
    }
}
