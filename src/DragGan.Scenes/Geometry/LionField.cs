using System.Runtime.CompilerServices;
using static DragGan.Scenes.LaneMath;

namespace DragGan.Scenes;

/// <summary>The whole lion as one distance field: rounded unions of its parts.</summary>
internal sealed class LionField(LionPose pose)
{
    /// <summary>What stands for the distance to a part that is not computed.</summary>
    private const float Far = 9;

    /// <summary>The widths over which seams are rounded; parts further away than the widest change nothing.</summary>
    private const float Seam = 0.06f, ManeSeam = 0.03f;

    /// <summary>No point of the mane lies further to the front, in the head's frame; the seam included.</summary>
    private readonly float _maneFront = Mane.Centre.Z + (Mane.Foremost * pose.ManeSize) + ManeSeam;

    /// <summary>The lion's pose.</summary>
    public LionPose Pose { get; } = pose;

    /// <summary>A point of the world in the head's frame.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Points ToHead(Points world)
    {
        Frame f = Pose.Head;
        Points d = world - Points.All(f.Origin);
        return new(
            (d.X * f.X.X) + (d.Y * f.X.Y) + (d.Z * f.X.Z),
            (d.X * f.Y.X) + (d.Y * f.Y.Y) + (d.Z * f.Y.Z),
            (d.X * f.Z.X) + (d.Y * f.Z.Y) + (d.Z * f.Z.Z));
    }

    /// <summary>A lower bound of the distance to the lion's nearest surface, to be trusted for 85 percent of it.</summary>
    /// <param name="world">Where.</param>
    /// <param name="parts">The parts that count; the others may be anywhere.</param>
    /// <param name="sample">Gets what is known about the parts that count.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Lane Distance(in Points world, LionParts parts, ref FieldSample sample)
    {
        Points h = ToHead(world);
        sample.Head = h;
        Lane distance = S(Far);
        if ((parts & ~(LionParts.Mane | LionParts.Body)) != 0)
        {
            distance = Face(h, parts, ref sample);
        }

        if ((parts & LionParts.Mane) != 0 && Any(Less(h.Z - S(_maneFront), distance)))
        {
            Lane mane = Mane.Distance(h, Pose.ManeSize, ref sample);
            distance = SmoothMin(distance, mane, ManeSeam);
        }

        if ((parts & LionParts.Body) != 0)
        {
            Points b = new(world.X - S(Pose.Body.Origin.X), world.Y, world.Z);
            if (Reaches(b, Torso.Upper, distance) || Reaches(b, Torso.Lower, distance))
            {
                distance = SmoothMin(distance, Torso.Distance(b, ref sample), Seam);
            }
        }

        return distance;
    }

    /// <summary>Whether a part may lie nearer to any of the points than what is known to be near, or round the seam with it.</summary>
    /// <param name="p">The points.</param>
    /// <param name="ball">Encloses the part.</param>
    /// <param name="distance">To the nearest part so far.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Reaches(in Points p, Ball ball, Lane distance)
    {
        Lane x = p.X - S(ball.X), y = p.Y - S(ball.Y), z = p.Z - S(ball.Z);
        Lane reach = Max(distance, Lane.Zero) + S(ball.Radius + Seam);
        return Any(Less((x * x) + (y * y) + (z * z), reach * reach));
    }

    /// <summary>All distances set to "far away", for parts that are not computed.</summary>
    public static void Reset(ref FieldSample s)
    {
        s.Upper = s.Lower = s.Hollow = s.UpperTeeth = s.LowerTeeth = s.Tongue = s.Throat = s.Nose = S(Far);
        s.Eye = s.UpperLid = s.LowerLid = s.UpperEdge = s.LowerEdge = s.Ear = s.EarHollow = S(Far);
        s.Front = s.Middle = s.Back = s.Core = s.Torso = s.Bib = S(Far);
    }

    private Lane Face(in Points h, LionParts parts, ref FieldSample sample)
    {
        Points m = h.Mirrored();
        Lane upper = (parts & LionParts.Skull) != 0 ? Skull.Distance(m) : S(Far);
        Lane lower = S(Far), rest = S(Far);
        bool muzzle = (parts & LionParts.Muzzle) != 0 && Reaches(h, Muzzle.Surroundings, upper);
        bool mouth = (parts & LionParts.Mouth) != 0 && Reaches(h, Muzzle.Surroundings, upper);
        if (muzzle || mouth)
        {
            Point3 hinge = Pose.Jaw.Origin;
            Lane y = h.Y - S(hinge.Y), z = h.Z - S(hinge.Z);
            Points j = new(h.X, (y * Pose.JawCosine) + (z * Pose.JawSine), (z * Pose.JawCosine) - (y * Pose.JawSine));
            sample.Jaw = j;
            if (muzzle)
            {
                upper = Muzzle.Join(m, upper);
                lower = Muzzle.Jaw(j, out sample.Hollow);
            }

            Lane near = Min(upper, lower);
            if (mouth && (Reaches(h, Mouth.UpperBall, near) || Reaches(j, Mouth.LowerBall, near)))
            {
                rest = Mouth.Distance(h, j, ref sample);
            }
        }

        (sample.Upper, sample.Lower) = (upper, lower);
        if ((parts & LionParts.Ears) != 0 && Reaches(m, Ears.Surroundings, upper))
        {
            upper = SmoothMin(upper, Ears.Distance(h, Pose, ref sample), 0.06f);
        }

        if ((parts & LionParts.Nose) != 0 && Reaches(m, NoseLeather.Ball, upper))
        {
            sample.Nose = NoseLeather.Distance(m);
            rest = Min(rest, sample.Nose);
        }

        if ((parts & LionParts.Eyes) != 0 && Reaches(m, Eyes.Ball, upper))
        {
            Lane lids = Eyes.Distance(h, Pose, ref sample);
            upper = SmoothMin(upper, lids, 0.025f);
            rest = Min(rest, sample.Eye);
        }

        return Min(SmoothMin(upper, lower, 0.045f), rest);
    }
}
