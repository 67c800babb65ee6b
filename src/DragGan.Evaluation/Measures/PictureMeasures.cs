using DragGan.Scenes;

namespace DragGan.Evaluation;

/// <summary>How far a generated picture is from the rendered one; the same figures that training reports.</summary>
public static class PictureMeasures
{
    private static readonly int[] FaceMarks = [.. FaceMarkNames().Select(LionPoints.Named)];

    /// <summary>Peak signal to noise, in dB: 10 log10(4 / mean squared difference), the range being -1…1. Infinite for equal pictures.</summary>
    public static double Psnr(FloatPicture found, FloatPicture wanted)
    {
        RequireSameSize(found, wanted);
        return Psnr(found, wanted, 0, 0, found.Size);
    }

    /// <summary><see cref="Psnr(FloatPicture, FloatPicture)"/> of a square around nose, eyes and lower lip, a third of the picture wide.</summary>
    /// <param name="found">The generated picture.</param>
    /// <param name="wanted">The rendered one.</param>
    /// <param name="lion">The lion that was rendered.</param>
    public static double FacePsnr(FloatPicture found, FloatPicture wanted, Lion lion)
    {
        RequireSameSize(found, wanted);
        IReadOnlyList<PicturePoint> places = LionLandmarks.Of(lion);
        int half = found.Size / 6;
        return Psnr(found, wanted, Begin(FaceMarks.Average(i => places[i].X)), Begin(FaceMarks.Average(i => places[i].Y)), 2 * half);

        int Begin(double middle) => (int)Math.Clamp(middle * found.Size, half, found.Size - half) - half;
    }

    private static double Psnr(FloatPicture found, FloatPicture wanted, int left, int top, int side)
    {
        double sum = 0;
        for (int y = top; y < top + side; y++)
        {
            int begin = ((y * found.Size) + left) * 3;
            ReadOnlySpan<float> a = found.Values.Slice(begin, side * 3), b = wanted.Values.Slice(begin, side * 3);
            for (int i = 0; i < a.Length; i++)
            {
                double difference = (double)a[i] - b[i];
                sum += difference * difference;
            }
        }

        return 10 * Math.Log10(4 * 3.0 * side * side / sum);
    }

    internal static void RequireSameSize(FloatPicture found, FloatPicture wanted)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(wanted);
        if (found.Size != wanted.Size)
        {
            throw new ArgumentException($"The pictures differ in size: {found.Size} and {wanted.Size} pixels.", nameof(wanted));
        }
    }

    private static string[] FaceMarkNames() => ["nose", "left eye centre", "right eye centre", "lower lip"];
}
