using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Cranium, cheeks, brows and eye sockets, in the head's frame.</summary>
internal static class Skull
{
    /// <param name="m">Mirrored to the right.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane Distance(in Points m)
    {
        Lane d = Solids.Ellipsoid(m, 0, 0.12f, -0.05f, 0.74f, 0.74f, 0.72f);
        d = SmoothMin(d, Solids.Sphere(m, 0.40f, -0.22f, 0.26f, 0.35f), 0.25f);
        d = SmoothMin(d, Solids.Stick(m, new(0.13f, 0.365f, 0.60f), new(0.50f, 0.395f, 0.36f), 0.115f, 0.10f), 0.14f);
        return SmoothMax(d, -Solids.Sphere(m, Eyes.X, Eyes.Y, Eyes.Z, Eyes.Radius + 0.012f), 0.05f);
    }
}
