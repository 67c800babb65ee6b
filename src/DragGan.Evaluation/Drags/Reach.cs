using DragGan.Dragging;
using DragGan.Scenes;

namespace DragGan.Evaluation;

/// <summary>Which lions can have a landmark at a place.</summary>
internal static class Reach
{
    /// <summary>Normals of what moves stay this near to the middle: from 2.3 to 97.7 % of each range.</summary>
    public const float Bound = 2;

    private const float Difference = 0.01f;

    /// <summary>The lion nearest to having a landmark at a place, different from the start in a few parameters only (Gauss and Newton, damped).</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="parameters">One or two.</param>
    /// <param name="landmark">Its number.</param>
    /// <param name="place">In pixels.</param>
    /// <param name="resolution">Pixels along a side.</param>
    /// <returns>The lion, and by how many pixels it misses the place.</returns>
    public static (Lion Lion, double Miss) To(Lion start, LionParameter[] parameters, int landmark, ImagePoint place, int resolution)
    {
        Lion best = start;
        double miss = Miss(start);
        double damping = 1e-3;
        for (int i = 0; i < 60 && miss > 1e-3 && damping < 1e6; i++)
        {
            Lion tried = Stepped(best, damping);
            double itsMiss = Miss(tried);
            (best, miss, damping) = itsMiss < miss ? (tried, itsMiss, damping / 4) : (best, miss, damping * 5);
        }

        return (best, miss);

        double Miss(Lion lion) => new Handle(LionPoints.PlaceOf(lion, landmark, resolution), place).Distance;

        Lion Stepped(Lion lion, double damping)
        {
            ImagePoint here = LionPoints.PlaceOf(lion, landmark, resolution);
            int n = parameters.Length;
            double[] x = new double[n], y = new double[n], right = new double[n];
            double[] matrix = new double[n * n];
            for (int a = 0; a < n; a++)
            {
                float difference = lion.Normals[(int)parameters[a]] > 0 ? -Difference : Difference;
                ImagePoint there = LionPoints.PlaceOf(Moved(lion, parameters[a], difference), landmark, resolution);
                (x[a], y[a]) = ((there.X - here.X) / difference, (there.Y - here.Y) / difference);
                right[a] = (x[a] * (place.X - here.X)) + (y[a] * (place.Y - here.Y));
                for (int b = 0; b <= a; b++)
                {
                    matrix[(a * n) + b] = matrix[(b * n) + a] = (x[a] * x[b]) + (y[a] * y[b]);
                }

                matrix[(a * n) + a] = (matrix[(a * n) + a] * (1 + damping)) + 1e-6;
            }

            double[] step = Cholesky.Solve(matrix, right);
            for (int a = 0; a < n; a++)
            {
                lion = Moved(lion, parameters[a], (float)Math.Clamp(step[a], -1, 1));
            }

            return lion;
        }
    }

    /// <summary>The lion in which a landmark has got so far from where the start has it, by one parameter moving one way; null if it does not get there.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="parameter">What moves.</param>
    /// <param name="sign">1 for up, -1 for down.</param>
    /// <param name="landmark">Its number.</param>
    /// <param name="way">How far it has got, in pixels, from its place at first and its place now; grows as the parameter moves.</param>
    /// <param name="wanted">How far it shall get.</param>
    /// <param name="resolution">Pixels along a side.</param>
    public static Lion? Along(Lion start, LionParameter parameter, int sign, int landmark, Func<ImagePoint, ImagePoint, double> way, double wanted, int resolution)
    {
        ImagePoint first = LionPoints.PlaceOf(start, landmark, resolution);
        float near = start.Normals[(int)parameter], far = sign * Bound;
        if ((far - near) * sign <= 0 || Way(far) < wanted)
        {
            return null;
        }

        for (int i = 0; i < 24; i++)
        {
            float middle = (near + far) / 2;
            (near, far) = Way(middle) < wanted ? (middle, far) : (near, middle);
        }

        return With(start, parameter, far);

        double Way(float normal) => way(first, LionPoints.PlaceOf(With(start, parameter, normal), landmark, resolution));
    }

    private static Lion Moved(Lion lion, LionParameter parameter, float difference) =>
        With(lion, parameter, Math.Clamp(lion.Normals[(int)parameter] + difference, -Bound, Bound));

    private static Lion With(Lion lion, LionParameter parameter, float normal)
    {
        float[] normals = lion.Normals.ToArray();
        normals[(int)parameter] = normal;
        return new Lion(normals);
    }
}
