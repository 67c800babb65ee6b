using System.Numerics.Tensors;
using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>Adds one block's colours to the picture: rgb += clamp(Σ_i W_ki s_i x_i + b_k).</summary>
/// <remarks>Not demodulated, so the styles scale the few weights instead of the map.</remarks>
internal sealed class ToRgbPass : ParallelWork
{
    /// <summary>Rows per slice: enough to be worth handing to another thread, few enough for every core.</summary>
    private const int SliceRows = 8;

    private readonly PackedToRgb _layer;
    private readonly FeatureMap _features;
    private readonly FeatureMap _picture;
    private readonly float[] _styles;
    private readonly float[] _scaled;

    /// <param name="layer">Weights, bias and clamp.</param>
    /// <param name="features">x, <c>[H, W, I]</c>.</param>
    /// <param name="picture"><c>[H, W, K]</c>; added to.</param>
    public ToRgbPass(PackedToRgb layer, FeatureMap features, FeatureMap picture)
    {
        (_layer, _features, _picture) = (layer, features, picture);
        _styles = new float[layer.InputChannels];
        _scaled = new float[layer.Weight.Length];
    }

    public void Accumulate(ReadOnlySpan<float> latent, ComputePool pool, CancellationToken cancellation)
    {
        _layer.Style.Forward(latent, _styles);
        for (int k = 0; k < _scaled.Length; k += _styles.Length)
        {
            TensorPrimitives.Multiply(_layer.Weight.AsSpan(k, _styles.Length), _styles, _scaled.AsSpan(k, _styles.Length));
        }

        pool.Run(this, (_picture.Height + SliceRows - 1) / SliceRows, cancellation);
    }

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        int channels = _features.Channels, colours = _picture.Channels, width = _picture.Width;
        int first = slice * SliceRows * width, end = Math.Min(_picture.Height, (slice + 1) * SliceRows) * width;
        ReadOnlySpan<float> features = _features.Data;
        Span<float> picture = _picture.Data;
        for (int pixel = first; pixel < end; pixel++)
        {
            ReadOnlySpan<float> x = features.Slice(pixel * channels, channels);
            for (int k = 0; k < colours; k++)
            {
                float colour = TensorPrimitives.Dot(x, _scaled.AsSpan(k * channels, channels)) + _layer.Bias[k];
                picture[(pixel * colours) + k] += Math.Clamp(colour, -_layer.Clamp, _layer.Clamp);
            }
        }
    }
}
