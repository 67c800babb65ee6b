using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Lids with their lash line, eyeballs with iris and pupil, the dark rim of the socket.</summary>
internal static class EyeMaterial
{
    private static readonly Point3 Lash = new(0.028f, 0.016f, 0.014f);
    private static readonly Point3 White = new(0.88f, 0.865f, 0.82f);
    private static readonly Point3 Pupil = new(0.008f, 0.008f, 0.010f);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Apply(in FieldSample s, LionPose pose, LionColours colours, ref Paint paint)
    {
        Socket(s, ref paint);
        Lids(s, colours, ref paint);
        Ball(s, pose, colours, ref paint);
    }

    private static void Socket(in FieldSample s, ref Paint paint)
    {
        Lane bare = Less(paint.Nearest, Min(s.Eye, Min(s.UpperLid, s.LowerLid)));
        Lane rim = SmoothFall(Eyes.Radius + 0.020f, Eyes.Radius + 0.046f, s.EyePoint.Length()) * 0.85f;
        paint.Colour = Points.Select(bare, Points.Mix(paint.Colour, Points.All(0.05f, 0.03f, 0.025f), rim), paint.Colour);
    }

    private static void Lids(in FieldSample s, LionColours colours, ref Paint paint)
    {
        Points e = s.EyePoint;
        Lane grain = Noise.At((e.X * 26) + S(2), (s.UpperEdge * 30) + S(4), (e.X * 3) + S(6));
        Lane crease = SmoothFall(0.008f, 0.022f, Abs(s.UpperEdge - S(0.125f)));
        Points upper = Points.All(colours.Fur) * ((S(0.76f) + (grain * 0.22f)) * (Lane.One - (crease * 0.30f)));
        upper = Points.Mix(upper, Points.All(Lash), SmoothFall(0.032f, 0.050f, s.UpperEdge));
        Points lower = Points.All(colours.Fur) * (S(0.80f) + (grain * 0.16f));
        lower = Points.Mix(lower, Points.All(Lash), SmoothFall(0.014f, 0.030f, s.LowerEdge) * 0.8f);
        MouthMaterial.Cover(ref paint, s.LowerLid, lower, 0.05f, 12);
        MouthMaterial.Cover(ref paint, s.UpperLid, upper, 0.05f, 12);
    }

    private static void Ball(in FieldSample s, LionPose pose, LionColours colours, ref Paint paint)
    {
        Points n = Direction(s);
        Frame gaze = pose.Gaze;
        Lane x = Points.Dot(n, Points.All(gaze.X)), y = Points.Dot(n, Points.All(gaze.Y)), z = Points.Dot(n, Points.All(gaze.Z));

        Lane ray = Sin(Atan2(y, x) * 11);
        Points iris = Points.All(colours.Iris) * (S(0.62f) + (ray * 0.10f) + (SmoothStep(0.86f, 0.93f, z) * 0.45f) - (y * 0.55f));
        Points colour = Points.Mix(Points.All(White), Points.All(0.03f, 0.02f, 0.02f), SmoothStep(0.730f, 0.755f, z));
        colour = Points.Mix(colour, iris, SmoothStep(0.772f, 0.797f, z));
        colour = Points.Mix(colour, Points.All(Pupil), SmoothStep(0.912f, 0.930f, z));

        // the upper lid's shadow
        colour *= S(0.52f) + (SmoothStep(0.01f, 0.11f, -s.UpperEdge) * 0.48f);
        paint.IsEye = Less(s.Eye, paint.Nearest);
        MouthMaterial.Cover(ref paint, s.Eye, colour, 0, 12);
    }

    /// <summary>From the eyeball's centre, in the head's frame: no longer mirrored.</summary>
    public static Points Direction(in FieldSample s)
    {
        Points n = s.EyePoint.Normalized();
        return new(Select(Less(s.Head.X, Lane.Zero), -n.X, n.X), n.Y, n.Z);
    }
}
