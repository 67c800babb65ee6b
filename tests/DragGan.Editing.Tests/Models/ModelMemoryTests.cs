using System.Runtime.CompilerServices;
using DragGan.Checkpoints;
using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Editing.Tests;

public sealed class ModelMemoryTests : IDisposable
{
    private readonly ComputePool _pool = new(threads: 2);

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void Packed_weights_hold_nothing_of_the_file()
    {
        (SynthesisWeights weights, WeakReference content) = Pack("w64-256");

        GC.Collect();

        Assert.False(content.IsAlive);
        GC.KeepAlive(weights);
    }

    [Theory]
    [InlineData("w64-256", true)]
    [InlineData("w64-256", false)]
    [InlineData("labels-128", true)]
    public void The_estimate_of_winograds_weights_is_exact(string golden, bool withPicture)
    {
        Generator generator = Generator.FromCheckpoint(Checkpoint.Load(ModelWorkplace.Golden(golden), golden));
        SynthesisWeights weights = SynthesisWeights.Pack(generator, _pool);
        Synthesis synthesis = new(weights, _pool);
        FeatureMap features = synthesis.Features(new float[synthesis.LatentRows * synthesis.LatentWidth], Math.Min(6, synthesis.BlockCount));
        synthesis.Backward(features, 1, new float[synthesis.LatentWidth]);
        if (withPicture)
        {
            synthesis.Picture(new float[synthesis.LatentRows * synthesis.LatentWidth]);
        }

        long estimate = ModelMemory.WinogradBytes(generator.Info);

        Assert.InRange(weights.WinogradBytes, withPicture ? estimate : 1, estimate);
    }

    [Fact]
    public void What_would_never_fit_is_refused_with_both_sizes()
    {
        ModelMemory.RequireFits(5, 5);

        EditException error = Assert.Throws<EditException>(() => ModelMemory.RequireFits(3000L << 20, 2000L << 20));

        Assert.Equal(EditFault.TooLarge, error.Fault);
        Assert.Contains("3,000 MB", error.Message, StringComparison.Ordinal);
        Assert.Contains("2,000 MB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_that_no_buffer_can_hold_are_refused()
    {
        GeneratorInfo info = Generator.FromCheckpoint(Checkpoint.Load(ModelWorkplace.Golden("tiny-32"), "tiny")).Info;
        ModelReader.RequireMaps(info, "tiny");

        ModelFileException error = Assert.Throws<ModelFileException>(
            () => ModelReader.RequireMaps(info with { Blocks = [.. info.Blocks, new BlockInfo(16384, 8, 4)] }, "huge"));

        Assert.Contains("16384 x 16384 cells and 4 channels", error.Message, StringComparison.Ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (SynthesisWeights Weights, WeakReference Content) Pack(string golden)
    {
        byte[] content = ModelWorkplace.Golden(golden);
        return (SynthesisWeights.Pack(Generator.FromCheckpoint(Checkpoint.Load(content, golden)), _pool), new WeakReference(content));
    }
}
