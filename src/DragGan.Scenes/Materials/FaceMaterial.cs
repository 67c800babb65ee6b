using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>The fur of face and jaw: cream regions, stripes, freckles. Bound to the head's frame, and to the jaw's where the jaw is.</summary>
internal static class FaceMaterial
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Apply(in FieldSample s, LionColours colours, ref Paint paint)
    {
        Lane onJaw = Less(s.Lower, s.Upper);
        Points p = Points.Select(onJaw, s.Jaw, s.Head), h = s.Head;
        Lane ax = Abs(h.X);
        Lane broad = Noise.At((p.X * 6) + S(11), (p.Y * 4.5f) + S(5), (p.Z * 5) + S(3));
        Lane fine = Noise.At((p.X * 24) + S(1), (p.Y * 12) + S(9), (p.Z * 14) + S(7));

        Lane cream = Cream(s, onJaw);
        Points colour = Points.Mix(Points.All(colours.Fur), Points.All(colours.Cream), cream);
        colour *= Lane.One - Markings(h, broad, cream, onJaw);
        colour *= S(0.87f) + (broad * 0.14f) + (fine * 0.18f);

        // the goatee: a tuft of mane under the chin
        Points g = s.Jaw - Points.All(0, -0.690f, 0.835f);
        Lane streak = Sin(s.Jaw.X * 95);
        Lane goatee = Select(onJaw, SmoothFall(0.105f, 0.150f, g.Length() + (streak * 0.016f)), Lane.Zero);
        colour = Points.Mix(colour, Points.All(colours.ManeRoot) * (S(0.75f) + (streak * 0.14f)), goatee * 0.85f);

        paint.Colour = colour;
        paint.Nearest = Min(s.Upper, s.Lower);
    }

    /// <summary>Muzzle, chin, under the eyes and over them.</summary>
    private static Lane Cream(in FieldSample s, Lane onJaw)
    {
        Points m = s.Head.Mirrored();
        Lane muzzle = SmoothFall(0, 0.09f, Solids.Ellipsoid(m, 0.135f, -0.30f, Muzzle.Front - 0.13f, 0.26f, 0.21f, 0.36f));
        Lane chin = SmoothFall(0, 0.08f, s.Jaw.Y + S(0.40f)) * (S(0.2f) + (SmoothStep(0.20f, 0.46f, s.Jaw.Z) * 0.8f));
        Lane under = SmoothFall(0, 0.10f, Solids.Ellipsoid(m, 0.335f, -0.045f, 0.58f, 0.21f, 0.09f, 0.25f)) * 0.75f;
        Lane brow = SmoothFall(0, 0.07f, Solids.Ellipsoid(m, 0.275f, 0.385f, 0.62f, 0.13f, 0.042f, 0.2f)) * 0.85f;
        return Max(Max(Max(muzzle, under), brow), Select(onJaw, chin, Lane.Zero));
    }

    /// <summary>How much darker: bridge, chevrons on the forehead, stripes on the cheeks, freckles between.</summary>
    private static Lane Markings(in Points h, Lane broad, Lane cream, Lane onJaw)
    {
        Lane ax = Abs(h.X), fur = Lane.One - cream;
        Lane bridge = SmoothFall(0.05f, 0.16f, ax) * SmoothStep(-0.05f, 0.15f, h.Y) * SmoothStep(0.3f, 0.6f, h.Z) * 0.15f;
        Lane chevron = SmoothStep(0.15f, 0.70f, Sin((h.Y * 27) + (ax * 17)))
            * SmoothFall(0.17f, 0.36f, ax) * SmoothStep(0.40f, 0.46f, h.Y) * SmoothFall(0.80f, 0.92f, h.Y) * SmoothStep(0, 0.2f, h.Z) * 0.50f;
        Lane wave = Sin(((h.Y + (ax * 0.55f)) * 29) + (broad * 1.6f));
        Lane stripe = SmoothStep(0.15f, 0.75f, wave) * SmoothStep(0.42f, 0.54f, ax)
            * SmoothFall(0.30f, 0.46f, Abs(h.Y + S(0.20f))) * fur * 0.36f;

        Lane gx = ax * 11, column = Vector512.Floor(gx), gy = (h.Y * 11) + (column * 0.5f), row = Vector512.Floor(gy);
        Lane fx = gx - column - S(0.5f), fy = gy - row - S(0.5f);
        Lane freckle = SmoothFall(0.14f, 0.27f, Sqrt((fx * fx) + (fy * fy))) * SmoothStep(0.45f, 0.5f, Noise.Cell(column, row))
            * SmoothStep(0.1f, 0.35f, h.Z) * SmoothStep(0.26f, 0.33f, ax) * SmoothFall(-0.10f, -0.02f, h.Y) * fur * 0.28f;
        Lane marks = Max(Max(bridge, chevron), Max(stripe, freckle));
        return Select(onJaw, Lane.Zero, marks);
    }
}
