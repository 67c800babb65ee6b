using System.Numerics;

namespace DragGan.Imaging;

/// <summary>Several strokes with round ends and joints as one shape, so that they cover each other instead of adding up.</summary>
/// <param name="Lines">Each from point to point; at least one, each of at least two points.</param>
/// <param name="HalfWidth">Half the strokes' width.</param>
internal readonly record struct Strokes(Vector2[][] Lines, float HalfWidth) : IShape
{
    public Vector2 Min { get; } = Lines.SelectMany(line => line).Aggregate(Vector2.Min) - new Vector2(HalfWidth);

    public Vector2 Max { get; } = Lines.SelectMany(line => line).Aggregate(Vector2.Max) + new Vector2(HalfWidth);

    public float Distance(Vector2 point)
    {
        float least = float.PositiveInfinity;
        foreach (Vector2[] line in Lines)
        {
            for (int i = 1; i < line.Length; i++)
            {
                least = MathF.Min(least, Capsule.SquaredDistance(point, line[i - 1], line[i]));
            }
        }

        return MathF.Sqrt(least) - HalfWidth;
    }
}
