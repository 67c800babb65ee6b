using System.Numerics;

namespace DragGan.Imaging;

/// <summary>A shape as its signed distance: how far a point is from the outline, negative inside. In pixels.</summary>
internal interface IShape
{
    /// <summary>Upper left corner of a box around the shape.</summary>
    Vector2 Min { get; }

    /// <summary>Lower right corner of a box around the shape.</summary>
    Vector2 Max { get; }

    /// <summary>The signed distance. Its sign must be right everywhere; its size may be less than the true distance, never more.</summary>
    float Distance(Vector2 point);
}

/// <summary>A filled circle.</summary>
internal readonly record struct Disc(Vector2 Center, float Radius) : IShape
{
    public Vector2 Min => Center - new Vector2(Radius);

    public Vector2 Max => Center + new Vector2(Radius);

    public float Distance(Vector2 point) => Vector2.Distance(point, Center) - Radius;
}

/// <summary>The band of half-width <paramref name="HalfWidth"/> on both sides of a circle.</summary>
internal readonly record struct Ring(Vector2 Center, float Radius, float HalfWidth) : IShape
{
    public Vector2 Min => Center - new Vector2(Radius + HalfWidth);

    public Vector2 Max => Center + new Vector2(Radius + HalfWidth);

    public float Distance(Vector2 point) => MathF.Abs(Vector2.Distance(point, Center) - Radius) - HalfWidth;
}

/// <summary>Everything within <paramref name="HalfWidth"/> of a line from one point to another: a stroke with round ends.</summary>
internal readonly record struct Capsule(Vector2 From, Vector2 To, float HalfWidth) : IShape
{
    public Vector2 Min => Vector2.Min(From, To) - new Vector2(HalfWidth);

    public Vector2 Max => Vector2.Max(From, To) + new Vector2(HalfWidth);

    public float Distance(Vector2 point) => MathF.Sqrt(SquaredDistance(point, From, To)) - HalfWidth;

    /// <summary>From a point to the nearest one of a line from one point to another.</summary>
    public static float SquaredDistance(Vector2 point, Vector2 from, Vector2 to)
    {
        Vector2 along = to - from;
        float square = along.LengthSquared();
        float share = square == 0 ? 0 : Math.Clamp(Vector2.Dot(point - from, along) / square, 0, 1);
        return Vector2.DistanceSquared(point, from + (share * along));
    }
}

/// <summary>A stroke that ends in a triangle whose tip is exactly <paramref name="Tip"/>.</summary>
/// <param name="From">Where the stroke starts, with a round end.</param>
/// <param name="Tip">Where the arrow points; not equal to <paramref name="From"/>.</param>
/// <param name="HalfWidth">Half the stroke's width.</param>
/// <param name="HeadLength">Length of the triangle, and its full width at the back; at most the whole arrow.</param>
internal readonly record struct Arrow(Vector2 From, Vector2 Tip, float HalfWidth, float HeadLength) : IShape
{
    /// <summary>cos and sin of the angle between the axis and a side's outward normal: the sides fall by 1 on a length of 2.</summary>
    private const float SideCos = 0.44721360f, SideSin = 0.89442719f; // 1/√5, 2/√5

    private readonly Vector2 _axis = Vector2.Normalize(Tip - From);

    public Vector2 Min => Vector2.Min(From, Tip) - new Vector2(HalfWidth + HeadLength);

    public Vector2 Max => Vector2.Max(From, Tip) + new Vector2(HalfWidth + HeadLength);

    public float Distance(Vector2 point)
    {
        Vector2 fromTip = point - Tip;
        float along = Vector2.Dot(fromTip, _axis); // 0 at the tip, -HeadLength at the back
        float across = MathF.Abs((fromTip.X * _axis.Y) - (fromTip.Y * _axis.X));
        float head = MathF.Max((along * SideCos) + (across * SideSin), -HeadLength - along);
        Capsule shaft = new(From, Tip - (HeadLength * _axis), HalfWidth);
        return MathF.Min(head, shaft.Distance(point));
    }
}
