using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Shoulders and the bib of mane on the chest, in the body's frame.</summary>
internal static class Torso
{
    /// <summary>How much the bib's tufts turn per distance from the throat.</summary>
    public const float Swirl = 0.15f;

    /// <summary>The tufts hang from here.</summary>
    public static readonly Point3 Throat = new(0, -0.55f, -0.34f);

    /// <summary>The tufts of the bib.</summary>
    public static readonly Tufts Bib = new(17, 0.45f, 1.22f, 0.17f, 1.1f);

    /// <summary>How much the bib leans back, per distance from the throat.</summary>
    public const float Lean = 0.18f;

    /// <summary>Enclose neck with bib, and shoulders.</summary>
    public static readonly Ball Upper = new(0, -1.02f, -0.45f, 0.86f), Lower = new(0, -2.05f, -0.70f, 1.27f);

    /// <param name="b">In the body's frame.</param>
    /// <param name="sample">Gets distances and coordinates.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane Distance(in Points b, ref FieldSample sample)
    {
        Lane shoulders = Solids.Ellipsoid(b, 0, -2.05f, -0.70f, 1.25f, 0.98f, 0.6f);
        Lane neck = Solids.Ellipsoid(b, 0, -1.05f, -0.55f, 0.68f, 0.72f, 0.46f);

        Lane x = b.X - S(Throat.X), y = b.Y - S(Throat.Y);
        Lane radius = Sqrt((x * x) + (y * y) + S(1e-6f));
        Lane outward = radius - S(0.9f);
        Lane around = Atan2(x, -y);
        Lane angle = around - (outward * Swirl);
        Lane tufts = Bib.Distance(radius, angle, b.Z - S(Throat.Z) + (outward * Lean), out sample.BibTuftAngle)
            + (SmoothStep(0.75f, 1.45f, Abs(around)) * 0.34f); // those that would point upwards shrink to nothing

        (sample.BibRadius, sample.BibAngle) = (radius, angle);
        sample.Bib = Min(tufts, neck);
        return sample.Torso = Min(SmoothMin(shoulders, neck, 0.2f), tufts);
    }
}
