using DragGan.Checkpoints;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Evaluation.Tests;

/// <summary>Small generators with the latents of lions, whose pictures show nothing.</summary>
internal static class LionModels
{
    public static Checkpoint Random(int resolution = 32) =>
        RandomGenerator.Create(new RandomGeneratorSize(resolution, ChannelBase: 512, ChannelMaximum: 16, LatentWidth: 128, MappingLayers: 1));

    public static LionGenerator Open(Checkpoint checkpoint, ComputePool pool)
    {
        Generator generator = Generator.FromCheckpoint(checkpoint);
        return new LionGenerator(generator.Info, generator.Mapping, new Synthesis(SynthesisWeights.Pack(generator, pool), pool), pool);
    }
}
