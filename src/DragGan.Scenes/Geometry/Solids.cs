using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Distance to simple solids: below 0 inside.</summary>
internal static class Solids
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Sphere(Points p, float x, float y, float z, float radius) =>
        (p - Points.All(x, y, z)).Length() - S(radius);

    /// <summary>About the distance to an ellipsoid: |q|(|q| - 1) / |q/r| with q = p/r; exact on the surface and to first order around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Ellipsoid(Points p, float x, float y, float z, float rx, float ry, float rz)
    {
        Lane qx = (p.X - S(x)) * (1 / rx), qy = (p.Y - S(y)) * (1 / ry), qz = (p.Z - S(z)) * (1 / rz);
        Lane k = (qx * qx) + (qy * qy) + (qz * qz) + S(1e-9f);
        qx *= 1 / rx;
        qy *= 1 / ry;
        qz *= 1 / rz;
        Lane g = (qx * qx) + (qy * qy) + (qz * qz) + S(1e-9f);
        return (k - Sqrt(k)) / Sqrt(g);
    }

    /// <summary>Distance to a stick with round ends, whose radius changes evenly from <paramref name="ra"/> to <paramref name="rb"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Stick(Points p, Point3 a, Point3 b, float ra, float rb)
    {
        Point3 d = b - a;
        Lane x = p.X - S(a.X), y = p.Y - S(a.Y), z = p.Z - S(a.Z);
        Lane along = Clamp01(((x * d.X) + (y * d.Y) + (z * d.Z)) * (1 / Point3.Dot(d, d)));
        x -= along * d.X;
        y -= along * d.Y;
        z -= along * d.Z;
        return Sqrt((x * x) + (y * y) + (z * z) + S(1e-12f)) - (S(ra) + (along * (rb - ra)));
    }
}
