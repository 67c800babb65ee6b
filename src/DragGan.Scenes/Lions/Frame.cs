namespace DragGan.Scenes;

/// <summary>A moving part's own frame: where its points lie in another one. Turns, scales, shifts; may mirror.</summary>
/// <param name="X">Where the part's x axis points, scaled.</param>
/// <param name="Y">Its y axis.</param>
/// <param name="Z">Its z axis.</param>
/// <param name="Origin">Its origin.</param>
internal readonly record struct Frame(Point3 X, Point3 Y, Point3 Z, Point3 Origin)
{
    /// <summary>The frame that is the outer one.</summary>
    public static Frame Identity { get; } = new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), default);

    /// <summary>Turned by <paramref name="roll"/> · <paramref name="yaw"/> · <paramref name="pitch"/> about its origin; positive looks right and up.</summary>
    public static Frame Turned(float yaw, float pitch, float roll)
    {
        (float sy, float cy) = MathF.SinCos(yaw);
        (float sp, float cp) = MathF.SinCos(pitch);
        (float sr, float cr) = MathF.SinCos(roll);
        Point3 x = new(cy, 0, -sy), y = new(-sy * sp, cp, -cy * sp), z = new(sy * cp, sp, cy * cp);
        return new(Rolled(x), Rolled(y), Rolled(z), default);

        Point3 Rolled(Point3 p) => new((cr * p.X) - (sr * p.Y), (sr * p.X) + (cr * p.Y), p.Z);
    }

    /// <summary>The point in the outer frame.</summary>
    public Point3 ToOuter(Point3 p) => Origin + Direction(p);

    /// <summary>The direction in the outer frame.</summary>
    public Point3 Direction(Point3 d) => (X * d.X) + (Y * d.Y) + (Z * d.Z);

    /// <summary>The part's own coordinates of an outer point.</summary>
    public Point3 ToInner(Point3 p)
    {
        Point3 d = p - Origin;
        float scale = 1 / Point3.Dot(X, X); // the axes are orthogonal and equally long
        return new(Point3.Dot(X, d) * scale, Point3.Dot(Y, d) * scale, Point3.Dot(Z, d) * scale);
    }

    /// <summary>The inner frame as seen from this one's outer frame.</summary>
    public Frame Of(Frame inner) => new(Direction(inner.X), Direction(inner.Y), Direction(inner.Z), ToOuter(inner.Origin));
}
