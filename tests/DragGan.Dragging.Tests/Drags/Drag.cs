using DragGan.Numerics;
using DragGan.StyleGan;

namespace DragGan.Dragging.Tests;

/// <summary>Drags of the sliding picture, as most tests need them.</summary>
internal static class Drag
{
    /// <summary>Block 4: 32 cells, so that a picture of 64 pixels is an enlargement. A step moves the picture by half a pixel or so.</summary>
    public static readonly DragSettings Settings = new() { FeatureBlock = 4, StepSize = 0.05 };

    /// <summary>A handle in the middle of a picture of 64 pixels.</summary>
    public static readonly Handle Handle = new(new(30, 33), new(39, 27));

    /// <summary>What must stay: a frame around the picture.</summary>
    public static readonly FixedRegion Frame = Maps.Region(64, (x, y) => x is < 8 or >= 56 || y is < 8 or >= 56);

    /// <summary>Runs a drag from the resting picture to its end.</summary>
    public static List<DragProgress> Run(
        DragSettings settings, FixedRegion? region = null, SlidingPicture? picture = null, int threads = 1, CancellationToken cancellation = default)
    {
        using ComputePool pool = new(threads);
        picture ??= new SlidingPicture(64);
        DragRunner runner = new(picture, settings, pool, region);
        return [.. runner.Run(runner.Start(picture.Centre, Handle), cancellation)];
    }

    /// <summary>Fails unless both states would go on to the same bits.</summary>
    public static void AssertSameBits(DragState expected, DragState actual)
    {
        Assert.Equal(expected.Step, actual.Step);
        Assert.Equal(expected.Closest, actual.Closest);
        Assert.Equal(expected.Handles.ToArray(), actual.Handles.ToArray());
        Assert.Equal(expected.Origins.ToArray(), actual.Origins.ToArray());
        AssertSameBits(expected.Latent, actual.Latent);
        AssertSameBits(expected.StartLatent, actual.StartLatent);
        Assert.Equal(expected.Moments.First.ToArray(), actual.Moments.First.ToArray());
        Assert.Equal(expected.Moments.Second.ToArray(), actual.Moments.Second.ToArray());
    }

    private static void AssertSameBits(Latent expected, Latent actual) => Assert.Equal(expected.Values.ToArray(), actual.Values.ToArray());
}
