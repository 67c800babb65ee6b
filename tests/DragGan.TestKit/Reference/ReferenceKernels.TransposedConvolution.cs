namespace DragGan.TestKit;

public static partial class ReferenceKernels
{
    /// <summary>The transposed convolution of stride 2, without padding: y[2a + ky, 2b + kx, o] += W[o, i, ky, kx] · x[a, b, i].</summary>
    /// <param name="x">Input, <c>[H, W, I]</c>.</param>
    /// <param name="weight">W, <c>[O, I, k, k]</c>; k is 3 in the network.</param>
    /// <returns>All of y, <c>[2H - 2 + k, 2W - 2 + k, O]</c>: 2H + 1 by 2W + 1 for k = 3.</returns>
    public static ReferenceMap TransposedConvolution(ReferenceMap x, ReferenceFilter weight)
    {
        ReferenceMap y = new((2 * x.Height) - 2 + weight.Size, (2 * x.Width) - 2 + weight.Size, weight.Outputs);
        ForEachProduct(x.Height, x.Width, weight, (a, b, o, i, ky, kx) =>
            y[(2 * a) + ky, (2 * b) + kx, o] += weight[o, i, ky, kx] * x[a, b, i]);
        return y;
    }

    /// <summary>∂L/∂x of <see cref="TransposedConvolution"/>, for an input of <paramref name="height"/> × <paramref name="width"/>.</summary>
    public static ReferenceMap TransposedConvolutionInputGradient(ReferenceMap dy, ReferenceFilter weight, int height, int width)
    {
        ReferenceMap dx = new(height, width, weight.Inputs);
        ForEachProduct(height, width, weight, (a, b, o, i, ky, kx) =>
            dx[a, b, i] += weight[o, i, ky, kx] * dy[(2 * a) + ky, (2 * b) + kx, o]);
        return dx;
    }

    /// <summary>∂L/∂W of <see cref="TransposedConvolution"/> with k = <paramref name="size"/>.</summary>
    public static ReferenceFilter TransposedConvolutionWeightGradient(ReferenceMap x, ReferenceMap dy, int size)
    {
        ReferenceFilter gradient = new(dy.Channels, x.Channels, size);
        ForEachProduct(x.Height, x.Width, gradient, (a, b, o, i, ky, kx) =>
            gradient[o, i, ky, kx] += dy[(2 * a) + ky, (2 * b) + kx, o] * x[a, b, i]);
        return gradient;
    }
}
