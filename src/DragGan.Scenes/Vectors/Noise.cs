using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Value noise: a random number at every point of the integer lattice, blended smoothly between.</summary>
internal static class Noise
{
    /// <summary>0…1 at every point of space; one wave is about two units long.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane At(Lane px, Lane py, Lane pz)
    {
        Lane fx = Vector512.Floor(px), fy = Vector512.Floor(py), fz = Vector512.Floor(pz);
        Vector512<int> ix = Lattice(fx) * 374761393, iy = Lattice(fy) * 668265263, iz = Lattice(fz) * 1274126177;
        Lane x = Ease(px - fx), y = Ease(py - fy), z = Ease(pz - fz);
        Lane near = Plane(ix, iy, iz, x, y);
        Lane far = Plane(ix, iy, iz + Vector512.Create(1274126177), x, y);
        return Mix(near, far, z);
    }

    /// <summary>0…1 for every cell of a square lattice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Cell(Lane x, Lane y) => Hash((Lattice(x) * 374761393) + (Lattice(y) * 668265263));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Plane(Vector512<int> ix, Vector512<int> iy, Vector512<int> iz, Lane x, Lane y)
    {
        Vector512<int> right = ix + Vector512.Create(374761393), up = iy + Vector512.Create(668265263);
        return Mix(
            Mix(Hash(ix + iy + iz), Hash(right + iy + iz), x),
            Mix(Hash(ix + up + iz), Hash(right + up + iz), x),
            y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Lattice(Lane floor) => Vector512.ConvertToInt32Native(floor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Ease(Lane t) => t * t * (S(3) - (t * 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Hash(Vector512<int> h)
    {
        h = (h ^ Vector512.ShiftRightLogical(h, 13)) * 1274126177;
        h ^= Vector512.ShiftRightLogical(h, 16);
        return Vector512.ConvertToSingle(h & Vector512.Create(0xffff)) * (1 / 65535f);
    }
}
