using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>What a drag needs of a generator: features of a block from w⁺, and the way back.</summary>
/// <remarks>Not thread-safe: one step at a time, on buffers that the next call overwrites.</remarks>
public interface IFeatureSynthesis
{
    /// <summary>R: height and width of the picture, in pixels.</summary>
    int Resolution { get; }

    /// <summary>Rows of w⁺ (num_ws).</summary>
    int LatentRows { get; }

    /// <summary>Values in a row of w⁺ (w_dim).</summary>
    int LatentWidth { get; }

    /// <summary>How many synthesis blocks there are; block k = 1 … <see cref="BlockCount"/> has 2^(k+1) × 2^(k+1) cells.</summary>
    int BlockCount { get; }

    /// <summary>Height = width and channels of a block's output.</summary>
    /// <param name="block">Which block, 1 … <see cref="BlockCount"/>.</param>
    (int Cells, int Channels) FeatureShape(int block);

    /// <summary>Computes the output of a block; later blocks and every toRGB are left out.</summary>
    /// <param name="latent">w⁺, row-major <c>[LatentRows, LatentWidth]</c>.</param>
    /// <param name="block">Which block's output, 1 … <see cref="BlockCount"/>; 6 is the 128-cell map.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    /// <returns>The map, owned by this object and valid until the next call of any member.</returns>
    FeatureMap Features(ReadOnlySpan<float> latent, int block, CancellationToken cancellation = default);

    /// <summary>Carries ∂L/∂F back to ∂L/∂w⁺, for the latent and block of the last <see cref="Features(ReadOnlySpan{float}, int, CancellationToken)"/>.</summary>
    /// <param name="featureGradient">∂L/∂F, same shape as the map returned by <see cref="Features(ReadOnlySpan{float}, int, CancellationToken)"/>; only read.</param>
    /// <param name="trainedRows">K: rows 0 … K-1 of w⁺ receive a gradient, the others stay untouched.</param>
    /// <param name="latentGradient">Receives ∂L/∂w⁺, <c>[K, LatentWidth]</c>; overwritten.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    void Backward(FeatureMap featureGradient, int trainedRows, Span<float> latentGradient, CancellationToken cancellation = default);

    /// <summary>As <see cref="Features(ReadOnlySpan{float}, int, CancellationToken)"/>, computing only what a region of the output depends on, to the same values.</summary>
    /// <param name="latent">w⁺, row-major <c>[LatentRows, LatentWidth]</c>.</param>
    /// <param name="block">Which block's output.</param>
    /// <param name="seen">The cells that will be looked at; null for all. The map holds nothing to rely on elsewhere.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    FeatureMap Features(ReadOnlySpan<float> latent, int block, Region? seen, CancellationToken cancellation = default) =>
        Features(latent, block, cancellation);

    /// <summary>As <see cref="Backward(FeatureMap, int, Span{float}, CancellationToken)"/>, for a gradient that is zero but for a region.</summary>
    /// <param name="featureGradient">∂L/∂F; zero outside the region; only read.</param>
    /// <param name="trainedRows">K.</param>
    /// <param name="latentGradient">Receives ∂L/∂w⁺, <c>[K, LatentWidth]</c>; overwritten.</param>
    /// <param name="touched">Cells outside which the gradient is zero, all of them seen in the last <see cref="Features(ReadOnlySpan{float}, int, Region, CancellationToken)"/>; null for all.</param>
    /// <param name="cancellation">Looked at between layers.</param>
    void Backward(
        FeatureMap featureGradient, int trainedRows, Span<float> latentGradient, Region? touched, CancellationToken cancellation = default) =>
        Backward(featureGradient, trainedRows, latentGradient, cancellation);
}
