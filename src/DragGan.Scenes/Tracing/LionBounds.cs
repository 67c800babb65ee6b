using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Balls around the lion's parts, by which whole groups of solids are left out where they cannot be.</summary>
internal sealed class LionBounds
{
    /// <summary>Further apart than this, parts do not round each other's seams.</summary>
    public const float Seam = 0.05f;

    private readonly PartBall[] _balls;

    public LionBounds(LionPose pose)
    {
        Frame head = pose.Head, jaw = head.Of(pose.Jaw), left = head.Of(pose.Left.Ear), right = head.Of(pose.Right.Ear);
        _balls =
        [
            new(LionParts.Skull, head, new(0, 0.02f, 0.05f, 0.88f)),
            new(LionParts.Muzzle, head, new(0, 0, 0.72f, 0.52f)),
            new(LionParts.Muzzle | LionParts.Mouth, jaw, new(0, -0.47f, 0.50f, 0.50f)),
            new(LionParts.Mouth, head, Mouth.UpperBall),
            new(LionParts.Nose, head, NoseLeather.Ball),
            new(LionParts.Eyes, head, Eyes.Ball with { X = -Eyes.X }),
            new(LionParts.Eyes, head, Eyes.Ball),
            new(LionParts.Ears, left, Ears.Ball),
            new(LionParts.Ears, right, Ears.Ball),
            new(LionParts.Mane, head, new(0, Mane.Centre.Y, -0.37f, 1.34f * pose.ManeSize)),
            new(LionParts.Body, pose.Body, Torso.Upper),
            new(LionParts.Body, pose.Body, Torso.Lower),
        ];
    }

    /// <summary>The parts that rays may meet.</summary>
    /// <param name="origin">Where all rays begin.</param>
    /// <param name="direction">Of length 1.</param>
    /// <param name="first">Gets a distance along each ray before which it meets nothing.</param>
    /// <param name="last">Gets one after which it meets nothing.</param>
    public LionParts AlongRays(Point3 origin, in Points direction, out Lane first, out Lane last)
    {
        LionParts met = LionParts.None;
        (first, last) = (S(1e6f), Lane.Zero);
        foreach (ref readonly PartBall ball in _balls.AsSpan())
        {
            Point3 to = ball.Centre - origin;
            Lane nearest = (direction.X * to.X) + (direction.Y * to.Y) + (direction.Z * to.Z);
            Lane squared = S(Point3.Dot(to, to)) - (nearest * nearest);
            float radius = ball.Radius + Seam;
            Lane meets = Less(squared, S(radius * radius));
            if (Any(meets))
            {
                met |= ball.Parts;
                first = Min(first, Select(meets, nearest - S(radius), S(1e6f)));
                last = Max(last, Select(meets, nearest + S(radius), Lane.Zero));
            }
        }

        return met;
    }

    /// <summary>The parts within reach of points.</summary>
    /// <param name="points">Where.</param>
    /// <param name="counts">The points that count.</param>
    /// <param name="reach">How far.</param>
    public LionParts Near(in Points points, Lane counts, float reach)
    {
        LionParts near = LionParts.None;
        foreach (ref readonly PartBall ball in _balls.AsSpan())
        {
            Points d = points - Points.All(ball.Centre);
            float radius = ball.Radius + reach;
            if (Any(Less(Points.Dot(d, d), S(radius * radius)) & counts))
            {
                near |= ball.Parts;
            }
        }

        return near;
    }

    /// <summary>The parts that a ray from each point may meet or come close to.</summary>
    /// <param name="points">Where rays begin.</param>
    /// <param name="counts">The points that count.</param>
    /// <param name="direction">Of all rays; of length 1.</param>
    /// <param name="length">Of all rays.</param>
    /// <param name="spread">How close is close, per length.</param>
    public LionParts TowardsLight(in Points points, Lane counts, Point3 direction, float length, float spread)
    {
        LionParts near = LionParts.None;
        foreach (ref readonly PartBall ball in _balls.AsSpan())
        {
            Points d = Points.All(ball.Centre) - points;
            Lane along = Min(Max((d.X * direction.X) + (d.Y * direction.Y) + (d.Z * direction.Z), Lane.Zero), S(length));
            Lane x = d.X - (along * direction.X), y = d.Y - (along * direction.Y), z = d.Z - (along * direction.Z);
            Lane radius = S(ball.Radius) + (along * spread);
            if (Any(Less((x * x) + (y * y) + (z * z), radius * radius) & counts))
            {
                near |= ball.Parts;
            }
        }

        return near;
    }

    private readonly record struct PartBall(LionParts Parts, Point3 Centre, float Radius)
    {
        public PartBall(LionParts parts, Frame frame, Ball ball)
            : this(parts, frame.ToOuter(ball.Centre), ball.Radius)
        {
        }
    }
}
