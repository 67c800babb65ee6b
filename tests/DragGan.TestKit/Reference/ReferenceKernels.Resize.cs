namespace DragGan.TestKit;

public static partial class ReferenceKernels
{
    /// <summary>Bilinear resizing between grids whose samples are cell centres (half-pixel, corners not aligned), edges repeated.</summary>
    public static ReferenceMap BilinearResize(ReferenceMap x, int height, int width)
    {
        ReferenceMap y = new(height, width, x.Channels);
        for (int a = 0; a < height; a++)
        {
            (int top, int bottom, double down) = Neighbours(a, height, x.Height);
            for (int b = 0; b < width; b++)
            {
                (int left, int right, double across) = Neighbours(b, width, x.Width);
                for (int c = 0; c < x.Channels; c++)
                {
                    double above = ((1 - across) * x[top, left, c]) + (across * x[top, right, c]);
                    double below = ((1 - across) * x[bottom, left, c]) + (across * x[bottom, right, c]);
                    y[a, b, c] = ((1 - down) * above) + (down * below);
                }
            }
        }

        return y;
    }

    private static (int Before, int After, double Fraction) Neighbours(int index, int outputLength, int inputLength)
    {
        double place = Math.Max(((index + 0.5) * inputLength / outputLength) - 0.5, 0);
        int before = Math.Min((int)place, inputLength - 1);
        return (before, Math.Min(before + 1, inputLength - 1), place - before);
    }
}
