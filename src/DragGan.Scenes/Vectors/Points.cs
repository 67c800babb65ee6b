using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Sixteen points, directions or colours.</summary>
internal readonly struct Points
{
    public readonly Lane X, Y, Z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Points(Lane x, Lane y, Lane z) => (X, Y, Z) = (x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Points All(float x, float y, float z) => new(S(x), S(y), S(z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Points All(Point3 p) => new(S(p.X), S(p.Y), S(p.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Points operator +(Points a, Points b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Points operator -(Points a, Points b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Componentwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Points operator *(Points a, Points b) => new(a.X * b.X, a.Y * b.Y, a.Z * b.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Points operator *(Points a, Lane b) => new(a.X * b, a.Y * b, a.Z * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Points operator *(Points a, float b) => new(a.X * b, a.Y * b, a.Z * b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Dot(Points a, Points b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Points Mix(Points a, Points b, Lane t) => new(LaneMath.Mix(a.X, b.X, t), LaneMath.Mix(a.Y, b.Y, t), LaneMath.Mix(a.Z, b.Z, t));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Points Select(Lane mask, Points a, Points b) =>
        new(LaneMath.Select(mask, a.X, b.X), LaneMath.Select(mask, a.Y, b.Y), LaneMath.Select(mask, a.Z, b.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane Length() => Sqrt(Dot(this, this) + S(1e-12f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Points Normalized() => this * (Lane.One / Length());

    /// <summary>The same points reflected to the side of positive x, where paired parts are described.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Points Mirrored() => new(Abs(X), Y, Z);
}
