using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Teeth, throat, tongue; and the leather of the nose.</summary>
internal static class MouthMaterial
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Apply(in FieldSample s, ref Paint paint)
    {
        Lane groove = Lane.One - (SmoothFall(0, 0.028f, Abs(s.Jaw.X)) * 0.35f);
        Lane buds = S(0.92f) + (Noise.At(s.Jaw.X * 45, s.Jaw.Y * 45, s.Jaw.Z * 45) * 0.16f);
        Cover(ref paint, s.Throat, Points.All(0.10f, 0.012f, 0.015f), 0.05f, 12);
        Cover(ref paint, s.Tongue, Points.All(0.74f, 0.225f, 0.235f) * (groove * buds), 0.30f, 25);
        Cover(ref paint, Min(s.UpperTeeth, s.LowerTeeth), Points.All(0.93f, 0.90f, 0.80f), 0.35f, 40);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ApplyNose(in FieldSample s, ref Paint paint)
    {
        Points h = s.Head;
        Lane grain = Noise.At((h.X * 34) + S(3), (h.Y * 34) + S(5), (h.Z * 34) + S(1));
        Lane top = SmoothStep(-0.05f, 0.03f, h.Y);
        Points colour = Points.Mix(Points.All(0.105f, 0.040f, 0.042f), Points.All(0.235f, 0.105f, 0.098f), top);
        Cover(ref paint, s.Nose, colour * (S(0.72f) + (grain * 0.56f)), 0.55f, 28);
    }

    /// <summary>Paints what is nearer than all painted before.</summary>
    public static void Cover(ref Paint paint, Lane distance, in Points colour, float gloss, float sharpness)
    {
        Lane nearer = Less(distance, paint.Nearest);
        paint.Colour = Points.Select(nearer, colour, paint.Colour);
        paint.Gloss = Select(nearer, S(gloss), paint.Gloss);
        paint.Sharpness = Select(nearer, S(sharpness), paint.Sharpness);
        paint.Nearest = Min(paint.Nearest, distance);
    }
}
