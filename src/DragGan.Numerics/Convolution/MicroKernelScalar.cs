using System.Runtime.CompilerServices;

namespace DragGan.Numerics;

/// <summary>The inner product of every convolution without vectors: slow, and what the others must agree with.</summary>
internal static class MicroKernelScalar
{
    public static void Run(in TileWork work)
    {
        Span<float> sums = stackalloc float[ConvolutionPass.MaximumPanelWidth];
        sums = sums[..work.PanelWidth];
        for (int pixel = 0; pixel < ConvolutionPass.TilePixels; pixel++)
        {
            if (pixel > 0 && work.OutputOffsets[pixel] == work.OutputOffsets[pixel - 1])
            {
                break; // the last pixel repeated: the vector kernels write it twice, but added to once more it would be wrong
            }

            ref float y = ref Unsafe.Add(ref work.Output, work.OutputOffsets[pixel]);
            for (int lane = 0; lane < sums.Length; lane++)
            {
                sums[lane] = work.Accumulate ? Unsafe.Add(ref y, lane) : 0;
            }

            foreach (Tap tap in work.Taps)
            {
                ref float x = ref Unsafe.Add(ref work.Input, tap.InputOffset + work.InputOffsets[pixel]);
                for (int i = 0; i < work.Channels; i++)
                {
                    ref float w = ref Unsafe.Add(ref work.Weights, tap.WeightOffset + (i * work.PanelWidth));
                    float activation = Unsafe.Add(ref x, i);
                    for (int lane = 0; lane < sums.Length; lane++)
                    {
                        sums[lane] += activation * Unsafe.Add(ref w, lane);
                    }
                }
            }

            for (int lane = 0; lane < sums.Length; lane++)
            {
                Unsafe.Add(ref y, lane) = sums[lane];
            }
        }
    }
}
