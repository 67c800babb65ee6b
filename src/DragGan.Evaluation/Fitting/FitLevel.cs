using DragGan.Imaging;
using DragGan.Scenes;

namespace DragGan.Evaluation;

/// <summary>A picture at one size, as the fit sees it, and how far renders are from it.</summary>
internal sealed class FitLevel
{
    /// <summary>Both pictures are blurred by this much first, in pixels of the level: renders of few samples and averaged pixels are then alike.</summary>
    private const double Common = 0.6;

    /// <summary>By how much more a render may be blurred, in pixels of the level: generators draw softer than the renderer.</summary>
    public static readonly double[] Blurs = [0, 0.4, 0.7, 1, 1.4, 2];

    /// <summary>Neighbouring pixels err together: so many of them count as one.</summary>
    private const double Together = 20;

    /// <summary>Weight of the pixels far from a place that is looked at.</summary>
    private const float Elsewhere = 0.01f;

    /// <summary>Radius of what is looked at, in shares of the picture's side.</summary>
    private const float Near = 0.1f;

    private readonly float[] _target;
    private readonly float[] _weights;

    /// <param name="picture">Square, in colour.</param>
    /// <param name="size">Pixels along the level's side; the picture is averaged down to it.</param>
    /// <param name="around">The place that counts most; null if all count the same.</param>
    public FitLevel(RasterImage picture, int size, PicturePoint? around = null)
    {
        Size = size;
        RasterImage small = picture.Width == size ? picture : Resampler.Area(picture, size, size);
        _target = Smoothing.Gaussian([.. small.Pixels.Select(value => (float)value)], size, Common);
        _weights = new float[size * size];
        for (int i = 0; i < _weights.Length; i++)
        {
            _weights[i] = around is PicturePoint place ? Bump(place, i % size, i / size) : 1;
        }
    }

    public int Size { get; }

    /// <summary>How far normals are moved to see what that changes: the coarser the pixels, the further.</summary>
    public float Difference => 0.08f * MathF.Sqrt(128f / Size);

    /// <summary>A render at this size, 0…255, <c>[Size, Size, 3]</c>, blurred by one of <see cref="Blurs"/>.</summary>
    public float[] Render(Lion lion, int blur) => Blurred([.. lion.Render(Size).Pixels.Select(value => (float)value)], blur);

    /// <summary>The render, and the blur at or beside the one given with which it is nearest.</summary>
    public (float[] Render, int Blur) RenderNearest(Lion lion, int blur)
    {
        float[] sharp = [.. lion.Render(Size).Pixels.Select(value => (float)value)];
        (float[] Render, int Blur, double Error) best = ([], blur, double.PositiveInfinity);
        for (int b = Math.Max(0, blur - 1); b <= Math.Min(Blurs.Length - 1, blur + 1); b++)
        {
            float[] blurred = Blurred(sharp, b);
            double error = MeanError(blurred);
            if (error < best.Error)
            {
                best = (blurred, b, error);
            }
        }

        return (best.Render, best.Blur);
    }

    /// <summary>The size of usual differences: larger ones count in proportion, not squared.</summary>
    public double ScaleOf(float[] render) => Math.Max(2, 2 * MeanError(render));

    /// <summary>Huber's sum of the differences over their scale.</summary>
    public double Cost(float[] render, double scale)
    {
        double sum = 0;
        for (int i = 0; i < render.Length; i++)
        {
            double r = Math.Abs(render[i] - _target[i]) / scale;
            sum += _weights[i / 3] * (r <= 1 ? 0.5 * r * r : r - 0.5);
        }

        return sum / Together;
    }

    /// <summary>Adds JᵀWJ and -JᵀWr for the differences r, W being Huber's weights.</summary>
    public void AddNormalEquations(float[] render, double scale, float[][] slopes, double[] matrix, double[] right)
    {
        float[] weights = new float[render.Length];
        double unit = 1 / (scale * scale * Together);
        for (int i = 0; i < render.Length; i++)
        {
            double r = Math.Abs(render[i] - _target[i]) / scale;
            weights[i] = (float)(_weights[i / 3] * unit * (r <= 1 ? 1 : 1 / r));
        }

        float[] weighted = new float[render.Length];
        for (int a = 0; a < slopes.Length; a++)
        {
            double sum = 0;
            for (int i = 0; i < weighted.Length; i++)
            {
                weighted[i] = weights[i] * slopes[a][i];
                sum -= weighted[i] * (render[i] - _target[i]);
            }

            right[a] += sum;
            for (int b = 0; b <= a; b++)
            {
                double product = 0;
                for (int i = 0; i < weighted.Length; i++)
                {
                    product += weighted[i] * slopes[b][i];
                }

                matrix[(a * slopes.Length) + b] += product;
                matrix[(b * slopes.Length) + a] = matrix[(a * slopes.Length) + b];
            }
        }
    }

    /// <summary>The mean difference, in steps of 255.</summary>
    public double MeanError(float[] render)
    {
        double sum = 0, weights = 0;
        for (int i = 0; i < render.Length; i++)
        {
            sum += _weights[i / 3] * Math.Abs(render[i] - _target[i]);
            weights += _weights[i / 3];
        }

        return sum / weights;
    }

    private float[] Blurred(float[] sharp, int blur) => Smoothing.Gaussian(sharp, Size, Math.Sqrt((Common * Common) + (Blurs[blur] * Blurs[blur])));

    private float Bump(PicturePoint place, int x, int y)
    {
        float dx = ((x + 0.5f) / Size) - place.X, dy = ((y + 0.5f) / Size) - place.Y;
        return Elsewhere + MathF.Exp(-((dx * dx) + (dy * dy)) / (2 * Near * Near));
    }
}
