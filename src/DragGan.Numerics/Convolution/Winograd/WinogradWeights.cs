namespace DragGan.Numerics;

/// <summary>3x3 weights transformed for <see cref="WinogradPass"/>: U = G g Gᵀ, 36 values per pair of channels instead of 9. Immutable; made once at load.</summary>
/// <remarks>
/// Output channels are cut into the same panels as <see cref="ConvolutionWeights"/>; a panel holds <c>[position][input channel][panel width]</c>.
/// Transformed in double precision, so that each value is rounded once.
/// </remarks>
public sealed class WinogradWeights
{
    private readonly ConvolutionWeights.Panel[] _panels;

    private WinogradWeights(int outputChannels, int inputChannels)
    {
        (OutputChannels, InputChannels) = (outputChannels, inputChannels);
        int depth = WinogradLines.Positions * inputChannels;
        _panels = ConvolutionWeights.Cut(outputChannels, depth);
        Buffer = new FloatBuffer(checked(_panels[^1].Offset + (_panels[^1].Width * depth)));
    }

    /// <summary>O: channels the convolution writes.</summary>
    public int OutputChannels { get; }

    /// <summary>I: channels the convolution reads.</summary>
    public int InputChannels { get; }

    /// <summary>Memory held, in bytes: four times that of the weights themselves.</summary>
    public long Bytes => (long)Buffer.Length * sizeof(float);

    /// <summary>Memory that weights of so many channels take, in bytes.</summary>
    internal static long BytesOf(int inputChannels, int outputChannels)
    {
        ConvolutionWeights.Panel last = ConvolutionWeights.Cut(outputChannels, depth: 1)[^1];
        return (long)(last.FirstChannel + last.Width) * WinogradLines.Positions * inputChannels * sizeof(float);
    }

    internal FloatBuffer Buffer { get; }

    internal ReadOnlySpan<ConvolutionWeights.Panel> Panels => _panels;

    /// <summary>Transforms weights for y[o] = Σ W[o,i,ky,kx] · x[i] shifted by (ky, kx).</summary>
    /// <param name="weight">W, row-major <c>[O, I, 3, 3]</c>.</param>
    /// <param name="outputChannels">O.</param>
    /// <param name="inputChannels">I.</param>
    /// <exception cref="ArgumentException"><paramref name="weight"/> does not hold O·I·9 values.</exception>
    public static WinogradWeights Transform(ReadOnlySpan<float> weight, int outputChannels, int inputChannels) =>
        Transform(ConvolutionWeights.Pack(weight, outputChannels, inputChannels, kernelSize: 3));

    /// <summary>Transforms packed weights; for the adjoint, those of <see cref="ConvolutionWeights.ToAdjoint"/> with flipped taps.</summary>
    /// <param name="weights">W, k = 3.</param>
    /// <exception cref="ArgumentException">The weights have not 3 x 3 taps.</exception>
    public static WinogradWeights Transform(ConvolutionWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.KernelSize != 3)
        {
            throw new ArgumentException($"The weights have {weights.KernelSize} x {weights.KernelSize} taps, expected 3 x 3.", nameof(weights));
        }

        WinogradWeights transformed = new(weights.OutputChannels, weights.InputChannels);
        for (int panel = 0; panel < transformed._panels.Length; panel++)
        {
            int lanes = weights.InputChannels * weights.Panels[panel].Width; // one tap or position of a panel
            TransformLanes(weights.Buffer.Span.Slice(weights.Panels[panel].Offset, 9 * lanes), transformed.Buffer.Span[transformed._panels[panel].Offset..], lanes);
        }

        return transformed;
    }

    /// <summary>Lanes are independent, so runs of them are transformed in cache; written one by one, 36 streams far apart would evict each other.</summary>
    private static void TransformLanes(ReadOnlySpan<float> taps, Span<float> positions, int lanes)
    {
        const int n = WinogradLines.Inputs, run = 64;
        Span<double> columns = stackalloc double[3 * n], row = stackalloc double[n];
        Span<float> transformed = stackalloc float[WinogradLines.Positions * run];
        for (int first = 0; first < lanes; first += run)
        {
            int count = Math.Min(run, lanes - first);
            for (int lane = 0; lane < count; lane++)
            {
                for (int x = 0; x < 3; x++)
                {
                    int at = (x * lanes) + first + lane;
                    WinogradLines.Filter(taps[at], taps[at + (3 * lanes)], taps[at + (6 * lanes)], columns.Slice(x * n, n));
                }

                for (int y = 0; y < n; y++)
                {
                    WinogradLines.Filter(columns[y], columns[n + y], columns[(2 * n) + y], row);
                    for (int x = 0; x < n; x++)
                    {
                        transformed[(((y * n) + x) * run) + lane] = (float)row[x];
                    }
                }
            }

            for (int position = 0; position < WinogradLines.Positions; position++)
            {
                transformed.Slice(position * run, count).CopyTo(positions[((position * lanes) + first)..]);
            }
        }
    }
}
