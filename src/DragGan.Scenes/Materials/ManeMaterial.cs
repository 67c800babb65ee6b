using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>The mane and the bib: strands along each tuft, darker towards the tips and in the rings behind. Bound to the mane's frame.</summary>
internal static class ManeMaterial
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Apply(in FieldSample s, float size, LionColours colours, ref Paint paint)
    {
        Lane nearest = Min(Min(s.Front, s.Middle), Min(s.Back, s.Core));
        Lane isFront = Less(s.Front, Min(s.Middle, s.Back)), isMiddle = Less(s.Middle, s.Back);
        Lane across = Select(isFront, s.FrontAngle, Select(isMiddle, s.MiddleAngle, s.BackAngle)) * s.ManeRadius;
        Lane shade = Select(isFront, S(1.20f), Select(isMiddle, S(1.02f), S(0.76f)));
        Lane begin = Select(isFront, S(0.55f), S(0.62f)), length = Select(isFront, S(1 / 0.42f), Select(isMiddle, S(1 / 0.52f), S(1 / 0.72f)));

        Lane patch = Noise.At((s.ManeAngle * 14) + S(3), (s.ManeRadius * 2.4f) + S(1), (s.Head.Z * (2.5f / size)) + S(2));
        Lane along = Clamp01(((s.ManeRadius - begin) * length) + ((patch - S(0.5f)) * 0.3f));
        paint.Colour = Points.Mix(paint.Colour, Strands(colours, across, along, shade, patch), SmoothStep(-0.04f, 0.03f, paint.Nearest - nearest));
        paint.Nearest = Min(paint.Nearest, nearest);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ApplyTorso(in FieldSample s, in Points body, LionColours colours, ref Paint paint)
    {
        Lane grain = Noise.At((body.X * 9) + S(3), (body.Y * 4) + S(1), (body.Z * 4) + S(2));
        Points fur = Points.All(colours.Fur) * (S(0.70f) + (grain * 0.36f));

        Lane patch = Noise.At((s.BibAngle * 13) + S(7), (s.BibRadius * 2.4f) + S(4), body.Z * 2.5f);
        Lane along = Clamp01(((s.BibRadius - S(0.5f)) * 1.5f) + ((patch - S(0.5f)) * 0.3f));
        Points bib = Strands(colours, s.BibTuftAngle * s.BibRadius, along, S(0.92f), patch);

        Points colour = Points.Mix(fur, bib, SmoothFall(0.01f, 0.05f, s.Bib - s.Torso));
        paint.Colour = Points.Mix(paint.Colour, colour, SmoothStep(-0.03f, 0.03f, paint.Nearest - s.Torso));
        paint.Nearest = Min(paint.Nearest, s.Torso);
    }

    /// <param name="colours">Root and tip.</param>
    /// <param name="across">From the middle of the tuft.</param>
    /// <param name="along">0 at the root, 1 at the tip.</param>
    /// <param name="shade">Of the whole ring.</param>
    /// <param name="patch">0…1, long along the tuft.</param>
    private static Points Strands(LionColours colours, Lane across, Lane along, Lane shade, Lane patch)
    {
        Lane strand = Sin((across * 66) + (patch * 3));
        Lane edge = SmoothStep(0.05f, 0.17f, Abs(across));
        return Points.Mix(Points.All(colours.ManeRoot), Points.All(colours.ManeTip), along)
            * (shade * (S(0.77f) + (strand * 0.12f) + (patch * 0.42f) - (edge * 0.20f)));
    }
}
