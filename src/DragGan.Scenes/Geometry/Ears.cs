using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Two round ears with a hollow each, in the head's frame.</summary>
internal static class Ears
{
    /// <summary>Where the right ear turns, and its mirror image.</summary>
    public const float X = 0.50f, Y = 0.60f, Z = 0.12f;

    /// <summary>From there to the ear's tip.</summary>
    public const float Length = 0.535f;

    /// <summary>Encloses the right ear at every angle, in the head's frame.</summary>
    public static readonly Ball Surroundings = new(0.62f, 0.74f, Z, 0.45f);

    /// <summary>Encloses an ear, in its own frame.</summary>
    public static readonly Ball Ball = new(0, 0.222f, 0, 0.33f);

    /// <param name="h">In the head's frame.</param>
    /// <param name="pose">Angles of the ears.</param>
    /// <param name="sample">Gets distances and coordinates.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane Distance(in Points h, LionPose pose, ref FieldSample sample)
    {
        Lane left = Less(h.X, Lane.Zero);
        Lane cosine = Select(left, S(pose.Left.EarCosine), S(pose.Right.EarCosine));
        Lane sine = Select(left, S(pose.Left.EarSine), S(pose.Right.EarSine));
        Lane x = Abs(h.X) - S(X), y = h.Y - S(Y);
        Points e = new((cosine * x) - (sine * y), (sine * x) + (cosine * y), h.Z - S(Z));

        sample.EarPoint = e;
        sample.EarHollow = Solids.Ellipsoid(e, 0, 0.235f, 0.125f, 0.165f, 0.220f, 0.125f);
        Lane outer = Solids.Ellipsoid(e, 0, 0.222f, 0, 0.240f, 0.313f, 0.13f);
        return sample.Ear = SmoothMax(outer, -sample.EarHollow, 0.03f);
    }
}
