using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Eyeballs and lids, in the head's frame.</summary>
internal static class Eyes
{
    /// <summary>The eyeball's centre, and its mirror image.</summary>
    public const float X = 0.335f, Y = 0.125f, Z = 0.540f;

    /// <summary>The eyeball's radius.</summary>
    public const float Radius = 0.195f;

    /// <summary>Lids turn about an axis whose outer end is this much higher: 4 degrees.</summary>
    public const float TiltCosine = 0.9976f, TiltSine = 0.0698f;

    /// <summary>How far the lids lie over the eyeball; the upper one slides over the lower.</summary>
    public const float UpperCover = 0.026f, LowerCover = 0.019f;

    /// <summary>Encloses the right eye with its lids.</summary>
    public static readonly Ball Ball = new(X, Y, Z, Radius + UpperCover);

    /// <param name="h">In the head's frame.</param>
    /// <param name="pose">Angles of the lids.</param>
    /// <param name="sample">Gets distances and edges.</param>
    /// <returns>The distance to the nearer lid; the eyeball's is in the sample.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane Distance(in Points h, LionPose pose, ref FieldSample sample)
    {
        Points e = h.Mirrored() - Points.All(X, Y, Z);
        Lane left = Less(h.X, Lane.Zero);
        LionSide l = pose.Left, r = pose.Right;
        Lane up = (e.Y * TiltCosine) - (e.X * TiltSine);
        sample.UpperEdge = (up * Select(left, S(l.UpperCosine), S(r.UpperCosine))) - (e.Z * Select(left, S(l.UpperSine), S(r.UpperSine)));
        sample.LowerEdge = -(up * Select(left, S(l.LowerCosine), S(r.LowerCosine))) - (e.Z * Select(left, S(l.LowerSine), S(r.LowerSine)));

        Lane radius = e.Length();
        sample.EyePoint = e;
        sample.Eye = radius - S(Radius);
        sample.UpperLid = SmoothMax(radius - S(Radius + UpperCover), -sample.UpperEdge, 0.02f);
        sample.LowerLid = SmoothMax(radius - S(Radius + LowerCover), -sample.LowerEdge, 0.02f);
        return Min(sample.UpperLid, sample.LowerLid);
    }
}
