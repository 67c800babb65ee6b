using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>What is drawn over the muzzle's fur: whisker dots, the line under the nose, lips, the mouth's lining.</summary>
internal static class MuzzleMaterial
{
    private static readonly Point3 Lip = new(0.060f, 0.024f, 0.020f);
    private static readonly Point3 Lining = new(0.24f, 0.035f, 0.038f);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Apply(in FieldSample s, in Points normal, ref Paint paint)
    {
        Points h = s.Head;
        Lane ax = Abs(h.X), onJaw = Less(s.Lower, s.Upper);
        Lane upper = Select(onJaw, Lane.Zero, Lane.One), lower = Lane.One - upper;
        Points colour = paint.Colour * (Lane.One - (WhiskerDots(h, ax) * upper * 0.74f));

        Lane philtrum = SmoothFall(0.007f, 0.020f, ax) * SmoothStep(-0.44f, -0.40f, h.Y) * SmoothFall(-0.15f, -0.11f, h.Y)
            * SmoothStep(Muzzle.Front - 0.1f, Muzzle.Front - 0.02f, h.Z);
        colour *= Lane.One - (philtrum * upper * 0.72f);

        Lane seam = SmoothFall(0.012f, 0.034f, Abs(s.Upper - s.Lower) + (Max(Lane.Zero, S(0.35f) - h.Z) * 0.4f)) * SmoothStep(0.25f, 0.42f, h.Z);
        Lane rim = s.Jaw.Y - S(Muzzle.Rim - 0.006f) - (s.Jaw.X * s.Jaw.X * 0.9f);
        Lane lowerLip = SmoothFall(0.014f, 0.036f, Abs(rim)) * SmoothStep(0.28f, 0.42f, s.Jaw.Z) * lower;
        colour = Points.Mix(colour, Points.All(Lip), Max(seam, lowerLip) * 0.9f);

        Lane inside = SmoothFall(-0.005f, 0.03f, s.Hollow) * lower;
        Lane palate = SmoothStep(0.25f, 0.6f, -normal.Y) * SmoothStep(0.02f, 0.06f, s.Lower) * SmoothFall(0.20f, 0.27f, ax)
            * SmoothFall(-0.40f, -0.35f, h.Y) * SmoothStep(0.1f, 0.2f, h.Z) * SmoothFall(Muzzle.Front - 0.08f, Muzzle.Front, h.Z) * upper;
        paint.Colour = Points.Mix(colour, Points.All(Lining), Max(inside, palate));
    }

    /// <summary>Three rows of three on either side.</summary>
    private static Lane WhiskerDots(in Points h, Lane ax)
    {
        const float across = 0.066f, down = 0.058f;
        Lane x = (ax - S(0.135f)) * (1 / across), y = (h.Y + S(0.222f) + (ax * 0.06f)) * (1 / down);
        Lane column = Min(Max(Vector512.Round(x), Lane.Zero), S(2)), row = Min(Max(Vector512.Round(y), S(-1)), Lane.One);
        Lane fx = (x - column) * across, fy = (y - row) * down;
        return SmoothFall(0.011f, 0.021f, Sqrt((fx * fx) + (fy * fy))) * SmoothStep(Muzzle.Front - 0.30f, Muzzle.Front - 0.22f, h.Z);
    }
}
