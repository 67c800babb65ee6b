using DragGan.Scenes;
using DragGan.StyleGan;

namespace DragGan.Evaluation;

/// <summary>Between a generator's z and the lion that it stands for: z over its root mean square begins with the lion's normals, and the rest does nothing.</summary>
public static class LionLatents
{
    /// <summary>The shortest z that has room for every lion beside numbers that make its mean square 1.</summary>
    public static int ShortestLatent { get; } =
        1 + (int)Math.Ceiling(LionParameters.Count * LionParameters.LargestNormal * LionParameters.LargestNormal);

    /// <summary>A z of root mean square 1 that begins with a lion's normals; the others are all the same.</summary>
    /// <param name="lion">Its normals' squares must leave something of <paramref name="length"/>.</param>
    /// <param name="length">z_dim.</param>
    public static float[] Of(Lion lion, int length)
    {
        ArgumentNullException.ThrowIfNull(lion);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, ShortestLatent);
        double squares = 0;
        foreach (float z in lion.Normals)
        {
            squares += (double)z * z;
        }

        if (squares > length)
        {
            throw new ArgumentException($"The lion's normals are too large for a z of {length} numbers: their squares add up to {squares:F0}.", nameof(lion));
        }

        float[] latent = new float[length];
        Array.Fill(latent, (float)Math.Sqrt((length - squares) / (length - LionParameters.Count)));
        lion.Normals.CopyTo(latent);
        return latent;
    }

    /// <summary>The lion of any z.</summary>
    /// <param name="latent">z, of any length but zero.</param>
    public static Lion LionOf(ReadOnlySpan<float> latent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latent.Length, LionParameters.Count, nameof(latent));
        double squares = 0;
        foreach (float z in latent)
        {
            squares += (double)z * z;
        }

        double scale = 1 / Math.Sqrt((squares / latent.Length) + 1e-8);
        float[] normals = new float[LionParameters.Count];
        for (int i = 0; i < normals.Length; i++)
        {
            normals[i] = (float)(latent[i] * scale);
        }

        return new Lion(normals);
    }

    /// <summary>The lion of a seed, as every verb of the program takes seeds.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="length">z_dim.</param>
    public static Lion OfSeed(uint seed, int length)
    {
        float[] latent = new float[length];
        new NumpyRandom(seed).Fill(latent);
        return LionOf(latent);
    }

    /// <summary>A lion nearer to the middle of all ranges: normals times a share.</summary>
    internal static Lion Nearer(Lion lion, float share)
    {
        float[] normals = lion.Normals.ToArray();
        for (int i = 0; i < normals.Length; i++)
        {
            normals[i] *= share;
        }

        return new Lion(normals);
    }
}
