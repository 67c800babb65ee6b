using System.Runtime.CompilerServices;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Editing.Tests;

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>The estimate against what is really taken; alone, because the garbage collector counts everybody's memory.</summary>
[Collection(nameof(Alone))]
public sealed class ModelEstimateTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_models_memory_is_known_before_it_is_taken(bool winograd)
    {
        using ComputePool pool = new(threads: 2);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        (Synthesis synthesis, MappingNetwork mapping, GeneratorInfo info) = Build(pool, winograd);
        Use(synthesis);

        long taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(ModelMemory.Estimate(info, winograd), 0.9 * taken, 1.2 * taken); // by hand 0.99 to 1.11 for six sizes; a forgotten kind of weights or maps is more than that
        GC.KeepAlive(synthesis);
        GC.KeepAlive(mapping);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Synthesis Synthesis, MappingNetwork Mapping, GeneratorInfo Info) Build(ComputePool pool, bool winograd)
    {
        Generator generator = Generator.FromCheckpoint(RandomGenerator.Create(new RandomGeneratorSize(256, 4096, 256, LatentWidth: 256, MappingLayers: 2)));
        return (new(SynthesisWeights.Pack(generator, pool), pool, winograd), generator.Mapping, generator.Info);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(Synthesis synthesis)
    {
        float[] latent = new float[synthesis.LatentRows * synthesis.LatentWidth];
        synthesis.Picture(latent);
        synthesis.Backward(synthesis.Features(latent, block: 6), trainedRows: 6, new float[6 * synthesis.LatentWidth]);
    }
}
