using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Teeth, tongue and throat. With the jaw closed all of them lie inside it.</summary>
internal static class Mouth
{
    private const float Pitch = 0.040f;

    /// <summary>Encloses the throat and the upper teeth, in the head's frame.</summary>
    public static readonly Ball UpperBall = new(0, -0.38f, 0.50f, 0.46f);

    /// <summary>Encloses the tongue and the lower teeth, in the jaw's frame.</summary>
    public static readonly Ball LowerBall = new(0, -0.42f, 0.56f, 0.34f);

    /// <param name="h">In the head's frame.</param>
    /// <param name="j">In the jaw's frame.</param>
    /// <param name="sample">Gets the distances.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane Distance(in Points h, in Points j, ref FieldSample sample)
    {
        sample.Throat = Solids.Ellipsoid(h, 0, -0.36f, 0.32f, 0.27f, 0.19f, 0.27f);
        sample.Tongue = SmoothMax(
            Solids.Ellipsoid(j, 0, -0.450f, 0.53f, 0.165f, 0.088f, 0.275f),
            -Solids.Stick(j, new(0, -0.335f, 0.40f), new(0, -0.345f, 0.80f), 0.035f, 0.035f), 0.03f);
        (sample.UpperTeeth, sample.LowerTeeth) = (Upper(h), Lower(j));
        return Min(Min(sample.Throat, sample.Tongue), Min(sample.UpperTeeth, sample.LowerTeeth));
    }

    /// <summary>Two canines and six incisors between them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lane Upper(in Points h)
    {
        Lane canine = Solids.Stick(h.Mirrored(), new(0.143f, -0.33f, 0.785f), new(0.135f, -0.497f, 0.790f), 0.042f, 0.011f);
        return Min(canine, Row(h, -0.377f, 0.825f, 0.040f));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lane Lower(in Points j)
    {
        Lane canine = Solids.Stick(j.Mirrored(), new(0.148f, -0.45f, 0.735f), new(0.142f, -0.320f, 0.740f), 0.036f, 0.010f);
        return Min(canine, Row(j, -0.392f, 0.815f, 0.040f));
    }

    /// <summary>Six equal teeth side by side, on a slight arc.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Row(Points p, float y, float z, float height)
    {
        Lane number = Min(Max(Vector512.Round((p.X * (1 / Pitch)) - S(0.5f)), S(-3)), S(2)) + S(0.5f);
        Lane x = number * Pitch;
        return Solids.Ellipsoid(new(p.X - x, p.Y - S(y), p.Z - S(z) + (x * x * 2.2f)), 0, 0, 0, 0.0215f, height, 0.026f);
    }
}
