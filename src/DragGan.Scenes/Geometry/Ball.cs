namespace DragGan.Scenes;

/// <summary>Encloses a part.</summary>
/// <param name="X">The centre.</param>
/// <param name="Y">Of it.</param>
/// <param name="Z">Of it.</param>
/// <param name="Radius">The radius.</param>
internal readonly record struct Ball(float X, float Y, float Z, float Radius)
{
    /// <summary>The centre.</summary>
    public Point3 Centre => new(X, Y, Z);
}
