using System.Runtime.InteropServices;
using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Convolution;

/// <summary>Each micro-kernel on its own, all of them on every machine: a vector too wide for it is emulated by the runtime.</summary>
public sealed class MicroKernelTests
{
    private const int Pixels = ConvolutionPass.TilePixels;

    internal delegate void Kernel(in TileWork work);

    public static MatrixTheoryData<string, int> KernelsAndPanels => new(["512", "256", "128", "scalar"], [16, 32, 64]);

    [Theory]
    [MemberData(nameof(KernelsAndPanels))]
    public void A_tile_matches_the_equation_in_guarded_memory(string kernel, int panelWidth)
    {
        foreach (int channels in new[] { 1, 2, 3, 7, 16, 67 })
        {
            Check(KernelOf(kernel), panelWidth, channels, livePixels: Pixels, accumulate: false);
            Check(KernelOf(kernel), panelWidth, channels, livePixels: Pixels, accumulate: true);
        }
    }

    [Theory]
    [MemberData(nameof(KernelsAndPanels))]
    public void A_tile_with_few_pixels_writes_its_repeated_pixel_the_same_twice(string kernel, int panelWidth)
    {
        for (int live = 1; live < Pixels; live++)
        {
            Check(KernelOf(kernel), panelWidth, channels: 5, live, accumulate: false);
            Check(KernelOf(kernel), panelWidth, channels: 5, live, accumulate: true);
        }
    }

    private static Kernel KernelOf(string name) => name switch
    {
        "512" => MicroKernel.Run512,
        "256" => MicroKernel.Run<Lanes256>,
        "128" => MicroKernel.Run<Lanes128>,
        _ => MicroKernelScalar.Run,
    };

    private static void Check(Kernel kernel, int panelWidth, int channels, int livePixels, bool accumulate)
    {
        // Three taps; the tile's pixels lie two pixels apart and its last tap reads the last element there is.
        int inputPixels = (2 * (livePixels - 1)) + 3;
        Tap[] taps = [new(0, 0), new(channels * panelWidth, channels), new(2 * channels * panelWidth, 2 * channels)];
        using GuardedMemory input = new(Numeric.Uniform(inputPixels * channels, seed: 1));
        using GuardedMemory weights = new(Numeric.Uniform(3 * channels * panelWidth, seed: 2));
        using GuardedMemory output = new(Numeric.Uniform(livePixels * panelWidth, seed: 3));
        double[] expected = new double[livePixels * panelWidth];
        for (int k = 0; k < expected.Length; k++)
        {
            int pixel = k / panelWidth, lane = k % panelWidth;
            expected[k] = accumulate ? output.Span[k] : 0;
            for (int c = 0; c < 3 * channels; c++)
            {
                expected[k] += (double)weights.Span[(c * panelWidth) + lane] * input.Span[(2 * pixel * channels) + c];
            }
        }

        int[] inputOffsets = [.. Enumerable.Range(0, Pixels).Select(pixel => 2 * Math.Min(pixel, livePixels - 1) * channels)];
        int[] outputOffsets = [.. Enumerable.Range(0, Pixels).Select(pixel => Math.Min(pixel, livePixels - 1) * panelWidth)];
        TileWork work = new()
        {
            Input = ref MemoryMarshal.GetReference(input.Span),
            Weights = ref MemoryMarshal.GetReference(weights.Span),
            Output = ref MemoryMarshal.GetReference(output.Span),
            InputOffsets = inputOffsets,
            OutputOffsets = outputOffsets,
            Taps = taps,
            Channels = channels,
            PanelWidth = panelWidth,
            Accumulate = accumulate,
        };
        kernel(work);

        // (1e-6)²: sums of up to 201 products in float.
        Assert.InRange(Numeric.Nmse(expected, output.Span), 0, 1e-12);
    }
}
