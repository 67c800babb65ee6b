using System.Runtime.CompilerServices;

namespace DragGan.Scenes;

/// <summary>A point or direction: x to the right, y up, z towards the viewer; or a colour, red, green, blue.</summary>
/// <param name="X">To the right, or red.</param>
/// <param name="Y">Up, or green.</param>
/// <param name="Z">Towards the viewer, or blue.</param>
public readonly record struct Point3(float X, float Y, float Z)
{
    /// <summary>Componentwise sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Point3 operator +(Point3 a, Point3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Componentwise difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Point3 operator -(Point3 a, Point3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Every component times <paramref name="scale"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Point3 operator *(Point3 a, float scale) => new(a.X * scale, a.Y * scale, a.Z * scale);

    /// <summary>The scalar product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(Point3 a, Point3 b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    /// <summary>The Euclidean length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Length() => MathF.Sqrt(Dot(this, this));

    /// <summary>The same direction with length 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Point3 Normalized() => this * (1 / Length());
}
