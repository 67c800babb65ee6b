using DragGan.Scenes;

namespace DragGan.Evaluation;

/// <summary>Levenberg and Marquardt's descent over a lion's normals at one size, slopes by finite differences.</summary>
/// <remarks>
/// <code>
/// cost(z) = Σ ρ((render(z) - picture) / scale) / 20 + prior / 2 · |z - usual|²      ρ: Huber
/// (JᵀWJ + prior I + λ diag) Δz = -(JᵀW r + prior (z - usual))
/// </code>
/// A linearisation costs one render for each parameter, so it serves two steps where the second helps, too.
/// </remarks>
/// <param name="studio">Renders.</param>
/// <param name="level">The picture.</param>
/// <param name="usual">What the prior draws normals to, <c>[17]</c>; null for zero.</param>
internal sealed class FitDescent(LionStudio studio, FitLevel level, float[]? usual = null)
{
    /// <summary>Lions are drawn from normals of spread 1; far weaker than what a picture says, it only holds what a picture does not show.</summary>
    private const double Prior = 0.1;

    /// <summary>No normal goes further; Φ(3) = 99.9 % of a range.</summary>
    private const float Bound = 3;

    /// <summary>No normal moves further in a step.</summary>
    private const double LongestStep = 0.8;

    /// <summary>A linearisation that lowers the cost by a smaller share is the last.</summary>
    private const double Enough = 0.004;

    private readonly float[] _usual = usual ?? new float[LionParameters.Count];

    /// <summary>Goes down.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="most">How many linearisations at most.</param>
    /// <param name="cancellation">Heeded before each.</param>
    public FitState Run(FitState start, int most, CancellationToken cancellation)
    {
        (float[] render, int blur) = level.RenderNearest(start.Lion, start.Blur);
        FitState state = start with { Blur = blur };
        double damping = 1e-2;
        for (int i = 0; i < most; i++)
        {
            float[][] slopes = Slopes(state.Lion, state.Blur, render, cancellation);
            double scale = level.ScaleOf(render), before = CostOf(state.Lion, render, scale), now = before;
            for (int step = 0; step < 2; step++)
            {
                if (Step(ref state, ref render, ref now, ref damping, scale, slopes, tries: step == 0 ? 5 : 1) is false)
                {
                    break;
                }
            }

            if (now > before * (1 - Enough))
            {
                break;
            }
        }

        return state with { Error = level.MeanError(render) };
    }

    private bool Step(ref FitState state, ref float[] render, ref double cost, ref double damping, double scale, float[][] slopes, int tries)
    {
        int count = slopes.Length;
        double[] matrix = new double[count * count];
        double[] right = new double[count];
        level.AddNormalEquations(render, scale, slopes, matrix, right);
        for (int i = 0; i < count; i++)
        {
            matrix[(i * count) + i] += Prior;
            right[i] -= Prior * (state.Lion.Normals[i] - _usual[i]);
        }

        for (int i = 0; i < tries; i++)
        {
            Lion tried = Moved(state.Lion, Solved(matrix, right, damping));
            (float[] itsRender, int blur) = level.RenderNearest(tried, state.Blur);
            double itsCost = CostOf(tried, itsRender, scale);
            if (itsCost < cost)
            {
                (state, render, cost) = (state with { Lion = tried, Blur = blur }, itsRender, itsCost);
                damping = Math.Max(damping / 5, 1e-5);
                return true;
            }

            damping *= 6;
        }

        return false;
    }

    private static double[] Solved(double[] matrix, double[] right, double damping)
    {
        double[] damped = [.. matrix];
        for (int i = 0; i < right.Length; i++)
        {
            damped[(i * right.Length) + i] *= 1 + damping;
        }

        double[] step = Cholesky.Solve(damped, right);
        double longest = step.Max(Math.Abs);
        return longest <= LongestStep ? step : [.. step.Select(s => s * LongestStep / longest)];
    }

    private static Lion Moved(Lion lion, double[] step)
    {
        float[] normals = new float[step.Length];
        for (int i = 0; i < normals.Length; i++)
        {
            normals[i] = Math.Clamp(lion.Normals[i] + (float)step[i], -Bound, Bound);
        }

        return new Lion(normals);
    }

    /// <summary>∂render/∂z, one picture for each normal, seen towards the middle of its range.</summary>
    private float[][] Slopes(Lion lion, int blur, float[] render, CancellationToken cancellation)
    {
        float[][] slopes = new float[LionParameters.Count][];
        studio.ForEach(slopes.Length, i =>
        {
            float[] normals = lion.Normals.ToArray();
            float difference = normals[i] > 0 ? -level.Difference : level.Difference;
            normals[i] += difference;
            float[] slope = level.Render(new Lion(normals), blur);
            for (int k = 0; k < slope.Length; k++)
            {
                slope[k] = (slope[k] - render[k]) / difference;
            }

            slopes[i] = slope;
        }, cancellation);
        return slopes;
    }

    private double CostOf(Lion lion, float[] render, double scale)
    {
        double squares = 0;
        for (int i = 0; i < _usual.Length; i++)
        {
            double away = lion.Normals[i] - _usual[i];
            squares += away * away;
        }

        return level.Cost(render, scale) + (0.5 * Prior * squares);
    }
}
