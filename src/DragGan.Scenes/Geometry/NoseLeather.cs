using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>The bare tip of the nose with its nostrils, in the head's frame.</summary>
internal static class NoseLeather
{
    /// <summary>Encloses it.</summary>
    public static readonly Ball Ball = new(0, -0.07f, Muzzle.Front + 0.045f, 0.20f);

    /// <param name="m">Mirrored to the right.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane Distance(in Points m)
    {
        Lane d = SmoothMin(
            Solids.Ellipsoid(m, 0, -0.040f, Muzzle.Front + 0.045f, 0.165f, 0.080f, 0.10f),
            Solids.Ellipsoid(m, 0, -0.115f, Muzzle.Front + 0.065f, 0.078f, 0.085f, 0.07f), 0.07f);
        return SmoothMax(d, -Solids.Ellipsoid(m, 0.080f, -0.082f, Muzzle.Front + 0.135f, 0.032f, 0.023f, 0.04f), 0.02f);
    }
}
