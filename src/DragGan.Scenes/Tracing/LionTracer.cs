using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>Follows rays to the lion, sixteen at a time, and looks around from where they arrive.</summary>
internal sealed class LionTracer(LionField field, LionBounds bounds)
{
    /// <summary>The share of a distance that a step takes: solids are not quite where their bounds say.</summary>
    private const float Trust = 0.87f;

    /// <summary>A ray this near has arrived; a quarter of a pixel of a picture of 256.</summary>
    private const float Arrival = 0.0025f;

    private const int MostSteps = 60;

    /// <summary>Steps of a finite difference.</summary>
    private const float NormalStep = 0.006f;

    private const float ShadowLength = 1.5f;

    /// <summary>Follows rays from the camera.</summary>
    /// <param name="direction">Of length 1.</param>
    /// <param name="parts">The parts that they may meet.</param>
    /// <param name="first">Where to begin.</param>
    /// <param name="last">Where to give up.</param>
    /// <param name="distance">Gets how far each ray came.</param>
    /// <returns>Which rays arrived.</returns>
    public Lane Follow(in Points direction, LionParts parts, Lane first, Lane last, out Lane distance)
    {
        Points origin = Points.All(Camera.Position);
        FieldSample sample = default;
        Lane t = first, alive = Less(first, last), arrived = Lane.Zero;
        for (int step = 0; step < MostSteps && Any(alive); step++)
        {
            Lane d = field.Distance(origin + (direction * t), parts, ref sample);
            Lane near = Less(d, S(Arrival)) & alive;
            arrived |= near;
            alive &= ~near;
            t = Select(alive, t + (d * Trust), t);
            alive &= Less(t, last);
        }

        distance = t;
        return arrived;
    }

    /// <summary>The direction in which the distance grows, by differences over a tetrahedron.</summary>
    public Points Normal(in Points p, LionParts parts)
    {
        FieldSample sample = default;
        Lane e = S(NormalStep);
        Lane a = field.Distance(new(p.X + e, p.Y - e, p.Z - e), parts, ref sample);
        Lane b = field.Distance(new(p.X - e, p.Y - e, p.Z + e), parts, ref sample);
        Lane c = field.Distance(new(p.X - e, p.Y + e, p.Z - e), parts, ref sample);
        Lane d = field.Distance(new(p.X + e, p.Y + e, p.Z + e), parts, ref sample);
        return new Points(a - b - c + d, c + d - a - b, b + d - a - c).Normalized();
    }

    /// <summary>How open the surroundings are: 1 in the open, less where the lion is near along the normal.</summary>
    public Lane Openness(in Points p, in Points normal, Lane counts)
    {
        LionParts parts = bounds.Near(p, counts, 0.30f);
        FieldSample sample = default;
        Lane covered = Lane.Zero;
        float weight = 1;
        for (int i = 1; i <= 3; i++)
        {
            float height = 0.02f + (0.095f * i);
            Lane d = field.Distance(p + (normal * height), parts, ref sample);
            covered += Max(S(height) - d, Lane.Zero) * weight;
            weight *= 0.70f;
        }

        return Min(Max(Lane.One - (covered * 1.22f), S(0.12f)), Lane.One);
    }

    /// <summary>How much of the light arrives: narrower gaps on the way let less of it through.</summary>
    public Lane Light(in Points p, in Points normal, Lane counts, Point3 light)
    {
        LionParts parts = bounds.TowardsLight(p, counts, light, ShadowLength, 0.15f);
        FieldSample sample = default;
        Points begin = p + (normal * 0.02f), direction = Points.All(light);
        Lane through = Lane.One, t = S(0.06f);
        for (int i = 0; i < 7; i++)
        {
            Lane d = field.Distance(begin + (direction * t), parts, ref sample);
            through = Min(through, S(0.5f) + (d * 3.5f / t));
            t += Min(Max(d, S(0.05f)), S(0.28f));
        }

        through = Clamp01(through);
        return through * through * (S(3) - (through * 2));
    }
}
