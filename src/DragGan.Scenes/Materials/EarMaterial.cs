using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Ears: fur with a darker rim, a pink hollow with streaks of hair. Bound to the ear's frame.</summary>
internal static class EarMaterial
{
    private static readonly Point3 Pink = new(0.66f, 0.36f, 0.28f);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Apply(in FieldSample s, LionColours colours, ref Paint paint)
    {
        Points e = s.EarPoint;
        Lane fine = Noise.At((e.X * 20) + S(1), (e.Y * 11) + S(9), (e.Z * 13) + S(7));
        Lane streak = Sin((Atan2(e.X, e.Y + S(0.12f)) * 24) + (fine * 2));
        Points fur = Points.Mix(Points.All(colours.Fur), Points.All(colours.ManeRoot), S(0.15f) + (SmoothStep(0.34f, 0.50f, e.Y) * 0.55f));
        Lane inner = SmoothFall(0, 0.03f, s.EarHollow);
        Lane tuft = SmoothFall(0.10f, 0.30f, e.Y + (streak * 0.05f));
        Points hollow = Points.Mix(Points.All(Pink), Points.All(colours.Cream), tuft * 0.55f) * (S(0.94f) + (streak * 0.07f));
        Points colour = Points.Mix(fur, hollow, inner * 0.85f) * (S(0.88f) + (fine * 0.24f));
        paint.Colour = Points.Mix(paint.Colour, colour, SmoothStep(-0.05f, 0.05f, paint.Nearest - s.Ear));
        paint.Nearest = Min(paint.Nearest, s.Ear);
    }
}
