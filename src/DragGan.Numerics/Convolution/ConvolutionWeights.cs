namespace DragGan.Numerics;

/// <summary>Convolution weights laid out for the micro-kernels; packed once at load, read at every step.</summary>
/// <remarks>
/// Output channels are cut into panels of 64, the rest into one of 32 and one of 16 (rounded up, zero-filled). A panel holds
/// <c>[tap][input channel][panel width]</c>: for one tap and one input channel the kernel loads the weights of all output
/// channels of the panel as whole vectors and multiplies them by one broadcast activation.
/// </remarks>
public sealed class ConvolutionWeights
{
    private readonly Panel[] _panels;

    private ConvolutionWeights(int outputChannels, int inputChannels, int kernelSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputChannels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputChannels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(kernelSize);
        (OutputChannels, InputChannels, KernelSize) = (outputChannels, inputChannels, kernelSize);
        _panels = Cut(outputChannels, kernelSize * kernelSize * inputChannels);
        Buffer = new FloatBuffer(_panels[^1].Offset + (_panels[^1].Width * kernelSize * kernelSize * inputChannels));
    }

    /// <summary>O: channels the convolution writes.</summary>
    public int OutputChannels { get; }

    /// <summary>I: channels the convolution reads.</summary>
    public int InputChannels { get; }

    /// <summary>k: taps per axis.</summary>
    public int KernelSize { get; }

    /// <summary>Memory held, in bytes, zero-filled lanes included.</summary>
    public long Bytes => (long)Buffer.Length * sizeof(float);

    internal FloatBuffer Buffer { get; }

    internal ReadOnlySpan<Panel> Panels => _panels;

    /// <summary>Packs weights for y[o] = Σ W[o,i,ky,kx] · x[i] shifted by (ky, kx).</summary>
    /// <param name="weight">W, row-major <c>[O, I, k, k]</c>.</param>
    /// <param name="outputChannels">O.</param>
    /// <param name="inputChannels">I.</param>
    /// <param name="kernelSize">k.</param>
    /// <exception cref="ArgumentException"><paramref name="weight"/> does not hold O·I·k·k values.</exception>
    public static ConvolutionWeights Pack(ReadOnlySpan<float> weight, int outputChannels, int inputChannels, int kernelSize)
    {
        CheckLength(weight.Length, outputChannels, inputChannels, kernelSize);
        ConvolutionWeights packed = new(outputChannels, inputChannels, kernelSize);
        int taps = kernelSize * kernelSize;
        foreach (Panel panel in packed._panels)
        {
            Span<float> target = packed.Buffer.Span.Slice(panel.Offset, taps * inputChannels * panel.Width);
            for (int o = 0; o < panel.Channels; o++)
            {
                ReadOnlySpan<float> source = weight.Slice((panel.FirstChannel + o) * inputChannels * taps, inputChannels * taps);
                for (int i = 0; i < inputChannels; i++)
                {
                    for (int tap = 0; tap < taps; tap++)
                    {
                        target[(((tap * inputChannels) + i) * panel.Width) + o] = source[(i * taps) + tap];
                    }
                }
            }
        }

        return packed;
    }

    /// <summary>The same weights packed for the adjoint: dx[i] = Σ W[o,i,ky,kx] · dy[o], shifted the other way.</summary>
    /// <remarks>Channels change sides and, with <paramref name="flip"/>, the taps are mirrored, so that the adjoint of a stride-1 convolution is a plain convolution again.</remarks>
    /// <param name="flip">Mirror the taps in both axes: true for stride 1, false for the transposed stride-2 convolution, whose adjoint reads the taps in the same order.</param>
    public ConvolutionWeights ToAdjoint(bool flip)
    {
        ConvolutionWeights adjoint = new(InputChannels, OutputChannels, KernelSize);
        int taps = KernelSize * KernelSize;
        ReadOnlySpan<float> source = Buffer.Span;
        Span<float> target = adjoint.Buffer.Span;
        foreach (Panel from in _panels)
        {
            foreach (Panel to in adjoint._panels)
            {
                for (int tap = 0; tap < taps; tap++)
                {
                    int targetTap = flip ? taps - 1 - tap : tap;
                    int read = from.Offset + (((tap * InputChannels) + to.FirstChannel) * from.Width);
                    int write = to.Offset + (((targetTap * OutputChannels) + from.FirstChannel) * to.Width);
                    for (int o = 0; o < from.Channels; o++)
                    {
                        for (int i = 0; i < to.Channels; i++)
                        {
                            target[write + (o * to.Width) + i] = source[read + (i * from.Width) + o];
                        }
                    }
                }
            }
        }

        return adjoint;
    }

    /// <summary>Cuts output channels into panels of <paramref name="depth"/> values per lane.</summary>
    internal static Panel[] Cut(int channels, int depth)
    {
        List<Panel> panels = [];
        int offset = 0;
        for (int first = 0; first < channels;)
        {
            int left = channels - first;
            int width = left > 48 ? 64 : left > 16 ? 32 : 16;
            panels.Add(new Panel(first, Math.Min(width, left), width, offset));
            first += width;
            offset = checked(offset + (width * depth));
        }

        return [.. panels];
    }

    private static void CheckLength(int length, int outputChannels, int inputChannels, int kernelSize)
    {
        long needed = (long)outputChannels * inputChannels * kernelSize * kernelSize;
        if (length != needed)
        {
            throw new ArgumentException(
                $"The weights hold {length} values, but [{outputChannels}, {inputChannels}, {kernelSize}, {kernelSize}] needs {needed}.", nameof(length));
        }
    }

    /// <summary>A run of output channels that one micro-kernel call computes together.</summary>
    /// <param name="FirstChannel">The first output channel.</param>
    /// <param name="Channels">How many output channels are real; at most <paramref name="Width"/>.</param>
    /// <param name="Width">Lanes: 64, 32 or 16.</param>
    /// <param name="Offset">Where the panel begins in <see cref="Buffer"/>.</param>
    internal readonly record struct Panel(int FirstChannel, int Channels, int Width, int Offset);
}
