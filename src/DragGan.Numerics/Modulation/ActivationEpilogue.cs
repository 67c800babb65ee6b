namespace DragGan.Numerics;

/// <summary>Turns a stride-1 convolution's bands into the layer's output while they are in cache.</summary>
/// <param name="output">c on entry, z on return, <c>[H, W, O]</c>.</param>
/// <param name="state">The layer's demodulation, bias, noise and activation.</param>
public sealed class ActivationEpilogue(FeatureMap output, ModulationState state) : BandEpilogue
{
    /// <inheritdoc/>
    public override void Finish(int band, int piece, PixelRect part, int firstChannel, int channels)
    {
        ReadOnlySpan<float> demodulation = state.Demodulation.Span.Slice(firstChannel, channels);
        ReadOnlySpan<float> bias = state.Bias.Span.Slice(firstChannel, channels);
        ReadOnlySpan<float> noise = state.Noise.Span;
        Span<float> data = output.Data;
        for (int y = part.Top; y < part.Bottom; y++)
        {
            for (int x = part.Left; x < part.Right; x++)
            {
                int pixel = (y * output.Width) + x;
                Span<float> values = data.Slice((pixel * output.Channels) + firstChannel, channels);
                LayerActivation.Forward(values, demodulation, bias, noise.IsEmpty ? 0 : noise[pixel], state.Activation);
            }
        }
    }
}
