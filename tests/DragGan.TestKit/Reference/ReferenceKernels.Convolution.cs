namespace DragGan.TestKit;

/// <summary>Every operation once more: scalar, double precision, written from its equation and from nothing else.</summary>
public static partial class ReferenceKernels
{
    /// <summary>y[a, b, o] = Σ W[o, i, ky, kx] · x[s·a + ky - p, s·b + kx - p, i], x being zero outside.</summary>
    /// <param name="x">Input, <c>[H, W, I]</c>.</param>
    /// <param name="weight">W, <c>[O, I, k, k]</c>.</param>
    /// <param name="padding">p.</param>
    /// <param name="stride">s.</param>
    /// <returns>y, <c>[(H+2p-k)/s + 1, (W+2p-k)/s + 1, O]</c>.</returns>
    public static ReferenceMap Convolution(ReferenceMap x, ReferenceFilter weight, int padding, int stride = 1)
    {
        int height = ((x.Height + (2 * padding) - weight.Size) / stride) + 1, width = ((x.Width + (2 * padding) - weight.Size) / stride) + 1;
        ReferenceMap y = new(height, width, weight.Outputs);
        ForEachProduct(height, width, weight, (a, b, o, i, ky, kx) =>
            y[a, b, o] += weight[o, i, ky, kx] * x[(stride * a) + ky - padding, (stride * b) + kx - padding, i]);
        return y;
    }

    /// <summary>∂L/∂x of <see cref="Convolution"/>, for an input of <paramref name="height"/> × <paramref name="width"/>.</summary>
    public static ReferenceMap ConvolutionInputGradient(
        ReferenceMap dy, ReferenceFilter weight, int padding, int stride, int height, int width)
    {
        ReferenceMap dx = new(height, width, weight.Inputs);
        ForEachProduct(dy.Height, dy.Width, weight, (a, b, o, i, ky, kx) =>
            dx[(stride * a) + ky - padding, (stride * b) + kx - padding, i] += weight[o, i, ky, kx] * dy[a, b, o]);
        return dx;
    }

    /// <summary>∂L/∂W of <see cref="Convolution"/> with k = <paramref name="size"/>.</summary>
    public static ReferenceFilter ConvolutionWeightGradient(ReferenceMap x, ReferenceMap dy, int size, int padding, int stride = 1)
    {
        ReferenceFilter gradient = new(dy.Channels, x.Channels, size);
        ForEachProduct(dy.Height, dy.Width, gradient, (a, b, o, i, ky, kx) =>
            gradient[o, i, ky, kx] += dy[a, b, o] * x[(stride * a) + ky - padding, (stride * b) + kx - padding, i]);
        return gradient;
    }

    private static void ForEachProduct(int height, int width, ReferenceFilter weight, Action<int, int, int, int, int, int> product)
    {
        for (int a = 0; a < height; a++)
        {
            for (int b = 0; b < width; b++)
            {
                for (int o = 0; o < weight.Outputs; o++)
                {
                    for (int i = 0; i < weight.Inputs; i++)
                    {
                        for (int tap = 0; tap < weight.Size * weight.Size; tap++)
                        {
                            product(a, b, o, i, tap / weight.Size, tap % weight.Size);
                        }
                    }
                }
            }
        }
    }
}
