using System.Runtime.Intrinsics;

namespace DragGan.Scenes.Tests.Geometry;

/// <summary>Random points, sixteen at a time.</summary>
internal sealed class FieldProbe(ulong seed)
{
    private SplitMix _random = new(seed);

    /// <summary>Points in a cube around the origin.</summary>
    public Points InCube(float half) => new(Numbers(half), Numbers(half), Numbers(half));

    /// <summary>Directions of length 1.</summary>
    public Points Directions() => InCube(1).Normalized();

    /// <summary>Numbers from -half to half.</summary>
    public Lane Numbers(float half)
    {
        Span<float> values = stackalloc float[LaneMath.Width];
        foreach (ref float value in values)
        {
            value = (float)((_random.NextDouble() * 2) - 1) * half;
        }

        return Vector512.Create<float>(values);
    }

    /// <summary>The field with every part counted.</summary>
    public static Lane Distance(LionField field, Points p)
    {
        FieldSample sample = default;
        LionField.Reset(ref sample);
        return field.Distance(p, LionParts.All, ref sample);
    }
}
