using DragGan.Checkpoints;

namespace DragGan.StyleGan;

/// <summary>The linear path round a resnet block: 1 × 1 convolution without bias, upsampled twofold, added to conv1's output.</summary>
/// <remarks><code>y = FIR↑2(WeightGain · Weight * x)     [1,3,3,1] zero-insert upsampling with gain 4, as for toRGB's picture</code></remarks>
internal sealed record SkipParameters
{
    /// <summary>Name as in the file, e.g. <c>synthesis.b64.skip</c>.</summary>
    public required string Name { get; init; }

    /// <summary>I.</summary>
    public required int InputChannels { get; init; }

    /// <summary>O.</summary>
    public required int OutputChannels { get; init; }

    /// <summary>As in the file, <c>[O, I, 1, 1]</c>; <see cref="WeightGain"/> is not folded in.</summary>
    public required NamedArray Weight { get; init; }

    /// <summary>√½ / √I: the run-time weight gain and the gain that keeps the sum of both paths at unit variance.</summary>
    public required float WeightGain { get; init; }
}
