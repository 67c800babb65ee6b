using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>A pinhole on the z axis that looks at the origin.</summary>
internal static class Camera
{
    /// <summary>Where it stands.</summary>
    public static readonly Point3 Position = new(0, 0, 8);

    /// <summary>Half of what it sees of the plane z = 0, in either direction.</summary>
    public const float HalfView = 1.42f;

    /// <summary>The rays through points of the picture.</summary>
    /// <param name="x">-1 at the left edge, 1 at the right.</param>
    /// <param name="y">-1 at the bottom, 1 at the top.</param>
    public static Points Rays(Lane x, Lane y) => new Points(x * HalfView, y * HalfView, S(-Position.Z)).Normalized();

    /// <summary>Where a point of the world is seen.</summary>
    /// <returns>In fractions of the picture's side: x from the left edge, y from the top.</returns>
    public static PicturePoint Project(Point3 world)
    {
        float scale = 0.5f * Position.Z / ((Position.Z - world.Z) * HalfView);
        return new(0.5f + (world.X * scale), 0.5f - (world.Y * scale));
    }
}
