using DragGan.Dragging;
using DragGan.Scenes;
using DragGan.StyleGan;

namespace DragGan.Evaluation;

/// <summary>Chooses drags at random, always the same ones for the same seed, such that the target is a possible lion's.</summary>
/// <remarks>
/// The kinds take turns. A seed of the model is taken if the landmark is seen and its parameters lie within ±2 normals, and if, moving these
/// alone within ±2 normals, a lion exists that has the landmark within a pixel of the target (the chin: two, for it does not fall quite straight); else the next seed is looked at.
/// </remarks>
/// <param name="resolution">Pixels along a picture's side; lengths of drags scale with it.</param>
/// <param name="lionOf">The lion that the model shows for a seed.</param>
public sealed class DragPlanner(int resolution, Func<uint, Lion> lionOf)
{
    private const int MostTries = 500;

    /// <summary>Handle and target keep this far from the picture's edge, in pixels of a picture of 256.</summary>
    private const double Margin = 6;

    /// <summary>Directions tried for the nose of one lion.</summary>
    private const int MostDirections = 12;

    private double Unit => resolution / 256.0;

    /// <summary>Plans a drag.</summary>
    /// <param name="seed">Of the experiment.</param>
    /// <param name="number">The drag's place in it, from 0.</param>
    /// <exception cref="InvalidOperationException">None of many lions suits, which does not happen to a model of lions.</exception>
    public DragPlan Plan(uint seed, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        DragKind kind = (DragKind)(number % Enum.GetValues<DragKind>().Length);
        for (uint i = 0; i < MostTries; i++)
        {
            uint candidate = unchecked((seed * 1_000_000) + ((uint)number * 1000) + i);
            if (Plan(number, kind, candidate) is { } plan)
            {
                return plan;
            }
        }

        throw new InvalidOperationException($"None of {MostTries} lions can be dragged by the {kind}: the model's latents are hardly those of lions.");
    }

    private DragPlan? Plan(int number, DragKind kind, uint candidate)
    {
        Lion start = lionOf(candidate);
        NumpyRandom random = new(~candidate); // another stream than the one its z comes from
        DragRule rule = DragRule.Of(kind, right: random.NextGaussian() > 0);
        if (!IsNearTheMiddle(start, rule) || !IsSeen(start, rule))
        {
            return null;
        }

        ImagePoint handle = LionPoints.PlaceOf(start, rule.Landmark, resolution).ToPixel();
        for (int i = 0; i < (kind == DragKind.Nose ? MostDirections : 1); i++)
        {
            double length = (rule.Least + ((rule.Most - rule.Least) * Uniform(random))) * Unit;
            if (Target(kind, rule, start, handle, length, random) is not { } target)
            {
                continue;
            }

            (Lion goal, double miss) = Reach.To(start, rule.Parameters, rule.Landmark, target, resolution);
            if (miss <= (kind == DragKind.Chin ? 2 : 1) * Math.Max(Unit, 1) && IsInside(handle) && IsInside(target) && (kind == DragKind.Eyelid || IsSeen(goal, rule)))
            {
                return new(number, kind, rule.Landmark, candidate, start, goal, new Handle(handle, target));
            }
        }

        return null;
    }

    private ImagePoint? Target(DragKind kind, DragRule rule, Lion start, ImagePoint handle, double length, NumpyRandom random)
    {
        if (kind == DragKind.Nose)
        {
            double angle = Uniform(random) * 2 * Math.PI;
            return new ImagePoint((float)(handle.X + (length * Math.Cos(angle))), (float)(handle.Y + (length * Math.Sin(angle)))).ToPixel();
        }

        if (kind == DragKind.Chin)
        {
            return new ImagePoint(handle.X, (float)(handle.Y + length)).ToPixel();
        }

        int sign = random.NextGaussian() > 0 ? 1 : -1;
        Lion? there = Along(sign) ?? Along(-sign);
        return there is null ? null : LionPoints.PlaceOf(there, rule.Landmark, resolution).ToPixel();

        Lion? Along(int direction) => Reach.Along(
            start, rule.Parameters[0], direction, rule.Landmark, (from, to) => new Handle(from, to).Distance, length, resolution);
    }

    private static bool IsNearTheMiddle(Lion lion, DragRule rule)
    {
        foreach (float z in lion.Normals)
        {
            if (Math.Abs(z) > LionParameters.LargestNormal)
            {
                return false;
            }
        }

        return rule.Parameters.All(parameter => Math.Abs(lion.Normals[(int)parameter]) <= Reach.Bound);
    }

    private static bool IsSeen(Lion lion, DragRule rule) => LionLandmarks.VisibleIn(lion)[rule.Witness];

    private bool IsInside(ImagePoint point)
    {
        double margin = Margin * Unit;
        return point.X >= margin && point.Y >= margin && point.X <= resolution - 1 - margin && point.Y <= resolution - 1 - margin;
    }

    /// <summary>Between 0 and 1: the angle of a pair of normals.</summary>
    private static double Uniform(NumpyRandom random)
    {
        double y = random.NextGaussian(), x = random.NextGaussian();
        return (Math.Atan2(y, x) / (2 * Math.PI)) + 0.5;
    }
}
