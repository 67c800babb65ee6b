using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>The mane around the head: three rings of tufts over a cushion, in its own frame, which the mane's size scales.</summary>
internal static class Mane
{
    /// <summary>How much the tufts turn per distance from the axis.</summary>
    public const float Swirl = 0.30f;

    /// <summary>How far the rings lie before the frame's plane.</summary>
    public const float FrontDepth = 0.34f, MiddleDepth = 0.27f, BackDepth = -0.05f;

    /// <summary>How much the rings lean back, per distance from the axis.</summary>
    public const float Lean = 0.25f;

    /// <summary>The mane's origin in the head's frame.</summary>
    public static readonly Point3 Centre = new(0, -0.02f, -0.42f);

    /// <summary>Short tufts next to the face.</summary>
    public static readonly Tufts Front = new(17, 0.52f, 0.91f, 0.115f, 1.2f);

    /// <summary>The ring most of which is seen.</summary>
    public static readonly Tufts Middle = new(15, 0.52f, 1.13f, 0.150f, 1.25f);

    /// <summary>The longest tufts; between those of the middle ring.</summary>
    public static readonly Tufts Back = new(15, 0.56f, 1.31f, 0.19f, 1.1f);

    /// <summary>No tuft reaches further to the front.</summary>
    public const float Foremost = 0.60f;

    /// <summary>Half a sector of the two longer rings.</summary>
    public const float BackTurn = 0.20944f;

    /// <param name="h">In the head's frame.</param>
    /// <param name="size">The mane's scale.</param>
    /// <param name="sample">Gets distances and coordinates.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane Distance(in Points h, float size, ref FieldSample sample)
    {
        Points p = (h - Points.All(Centre)) * (1 / size);
        Lane radius = Sqrt((p.X * p.X) + (p.Y * p.Y) + S(1e-6f));
        Lane outward = radius - S(0.9f);
        Lane angle = Atan2(p.X, p.Y) + (outward * Swirl);
        Lane lean = p.Z + (outward * Lean);

        Lane front = Front.Distance(radius, angle, lean - S(FrontDepth), out sample.FrontAngle);
        Lane middle = Middle.Distance(radius, angle, lean - S(MiddleDepth), out sample.MiddleAngle);
        Lane back = Back.Distance(radius, angle + S(BackTurn), p.Z - S(BackDepth), out sample.BackAngle);
        Lane core = Solids.Ellipsoid(p, 0, 0, 0, 0.93f, 0.93f, 0.46f);

        (sample.ManeRadius, sample.ManeAngle) = (radius, angle);
        (sample.Front, sample.Middle, sample.Back, sample.Core) = (front * size, middle * size, back * size, core * size);
        return SmoothMin(SmoothMin(SmoothMin(sample.Middle, sample.Core, 0.04f), sample.Back, 0.03f), sample.Front, 0.02f);
    }
}
