using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Dragging.Tests;

/// <summary>Steps that compute only what they look at are the steps that compute everything.</summary>
public sealed class SightTests : IDisposable
{
    private readonly ComputePool _pool = new(threads: 2);

    public static MatrixTheoryData<string, int> Cases => new(["w64-256", "odd-128", "few-512", "resnet-128"], [1, 2, 3, 4, 5]);

    public void Dispose() => _pool.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Points_and_losses_do_not_depend_on_what_is_computed_beside_them(string model, int seed)
    {
        Generator generator = Generator.Load(GoldenFiles.PathOf($"{model}.weights.safetensors"));
        SynthesisWeights weights = SynthesisWeights.Pack(generator, _pool);
        int resolution = weights.Resolution;
        Choice choice = new((uint)seed);
        Handle[] handles = [.. Enumerable.Range(0, 1 + choice.Next(4)).Select(_ => choice.Handle(resolution))];
        DragSettings local = new()
        {
            StepSize = 0.03,
            MaxSteps = 5,
            SupervisionRadius = 1 + choice.Next(6),
            TrackingRadius = 4 + choice.Next(14),
            FeatureBlock = 5 + choice.Next(2),
            Space = choice.Next(2) == 0 ? LatentSpace.W : LatentSpace.WPlus,
            MotionLoss = choice.Next(2) == 0 ? MotionLoss.Compatible : MotionLoss.Published,
        };
        FixedRegion? region = choice.Next(2) == 0 ? null : choice.Mask(resolution);
        Latent latent = generator.Mapping.FromSeed((uint)seed, generator.Info.LabelCount > 0 ? 0 : null, truncation: 0.7f);

        DragProgress[] part = Run(weights, local, region, latent, handles);
        DragProgress[] all = Run(weights, local with { WholeMap = true }, region, latent, handles);

        Assert.Equal(all.Length, part.Length);
        for (int step = 0; step < all.Length; step++)
        {
            Assert.Equal(all[step].Report!.Handles.AsSpan(), part[step].Report!.Handles.AsSpan());

            // The same sums in another order, carried on by Adam, which divides small gradients by their own size.
            Assert.Equal(all[step].Report!.Loss, part[step].Report!.Loss, 1e-3 * all[step].Report!.Loss);
        }
    }

    private DragProgress[] Run(SynthesisWeights weights, DragSettings settings, FixedRegion? region, Latent latent, Handle[] handles)
    {
        DragRunner runner = new(new Synthesis(weights, _pool), settings, _pool, region);
        return [.. runner.Run(runner.Start(latent, handles))];
    }

    /// <summary>Choices from a seed: points everywhere, one in three at a border; a rectangle that stays.</summary>
    private sealed class Choice(uint seed)
    {
        private uint _state = (seed * 2654435761) + 1;

        public int Next(int below)
        {
            _state = (_state * 1664525) + 1013904223;
            return (int)((_state >> 8) % (uint)below);
        }

        public ImagePoint Point(int resolution) => new(Next(3) == 0 ? 0 : Next(resolution), Next(4) == 0 ? resolution - 1 : Next(resolution));

        /// <summary>One in four is an anchor.</summary>
        public Handle Handle(int resolution) =>
            Next(4) == 0 ? Dragging.Handle.Anchor(Point(resolution)) : new(Point(resolution), Point(resolution));

        public FixedRegion Mask(int resolution)
        {
            byte[] pixels = new byte[resolution * resolution];
            int top = Next(resolution / 2), left = Next(resolution / 2), size = 1 + Next(resolution / 2);
            for (int y = top; y < top + size; y++)
            {
                pixels.AsSpan((y * resolution) + left, size).Fill(1);
            }

            return new FixedRegion(resolution, pixels);
        }
    }
}
