using DragGan.Imaging;

namespace DragGan.Scenes;

/// <summary>One lion: what it looks like follows from its normals alone.</summary>
public sealed class Lion
{
    /// <summary>The smallest and largest side of a picture.</summary>
    public const int SmallestSize = 16, LargestSize = 2048;

    /// <summary>Changes whenever a pixel of any lion would.</summary>
    public const int Version = 1;

    private readonly float[] _normals;

    /// <summary>The lion of a latent.</summary>
    /// <param name="normals">z: one standard normal per parameter of <see cref="LionParameters.All"/>, in their order.</param>
    /// <exception cref="ArgumentException">There are more or fewer, or one is not a number.</exception>
    public Lion(ReadOnlySpan<float> normals)
    {
        if (normals.Length != LionParameters.Count)
        {
            throw new ArgumentException($"A lion has {LionParameters.Count} parameters, but {normals.Length} normals were given.", nameof(normals));
        }

        foreach (float z in normals)
        {
            if (float.IsNaN(z))
            {
                throw new ArgumentException("A normal is not a number.", nameof(normals));
            }
        }

        _normals = normals.ToArray();
        LionShares shares = new(normals);
        Pose = new LionPose(shares);
        Colours = new LionColours(shares);
    }

    /// <summary>A lion drawn at random, always the same one for the same seed and number.</summary>
    /// <param name="seed">Of the whole collection.</param>
    /// <param name="number">Its place there, from 0.</param>
    public static Lion Draw(uint seed, long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        SplitMix random = SplitMix.For(seed, number);
        Span<float> normals = stackalloc float[LionParameters.Count];
        foreach (ref float z in normals)
        {
            z = NormalDistribution.Draw(ref random, LionParameters.LargestNormal);
        }

        return new Lion(normals);
    }

    /// <summary>z.</summary>
    public ReadOnlySpan<float> Normals => _normals;

    /// <summary>The colours its shader uses as sRGB in -1…1 (fur, cream, mane root, mane tip, iris, background top and bottom), then the light's direction.</summary>
    public float[] ColourNumbers()
    {
        float[] numbers = new float[LionColours.NumberCount];
        Colours.CopyTo(numbers);
        return numbers;
    }

    /// <summary>The parameters' values, in their order and units.</summary>
    public float[] ParameterValues()
    {
        LionShares shares = new(_normals);
        return [.. Enum.GetValues<LionParameter>().Select(shares.Value)];
    }

    internal LionPose Pose { get; }

    internal LionColours Colours { get; }

    /// <summary>Renders it.</summary>
    /// <param name="size">Pixels along a side, from <see cref="SmallestSize"/> to <see cref="LargestSize"/>.</param>
    public RasterImage Render(int size)
    {
        RequireSize(size);
        return new LionPicture(new LionShader(Pose, Colours), size).Render();
    }

    internal static void RequireSize(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, SmallestSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LargestSize);
    }
}
