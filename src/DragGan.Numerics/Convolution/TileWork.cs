using System.Runtime.Intrinsics;

namespace DragGan.Numerics;

/// <summary>One tap of a convolution: where its weights begin within a panel, and how far its input pixel lies from the output's.</summary>
internal readonly record struct Tap(int WeightOffset, int InputOffset);

/// <summary>What one micro-kernel call does: six output pixels, one panel of output channels, a range of input channels, all taps.</summary>
/// <remarks>
/// <code>
/// y[p, lane] (+)= Σ_tap Σ_i W[tap, i, lane] · x[p + tap, i]
/// </code>
/// Pixels are given by their offsets, so a tile may wrap round the end of a row. A tile with fewer than six pixels repeats
/// its last one: the same value is written twice.
/// </remarks>
internal ref struct TileWork
{
    /// <summary>The first of the input channels, at pixel offset 0.</summary>
    public ref float Input;

    /// <summary>The panel's weights for the first of the input channels.</summary>
    public ref float Weights;

    /// <summary>The panel's first output channel, at pixel offset 0.</summary>
    public ref float Output;

    /// <summary>Six offsets into <see cref="Input"/>, in elements.</summary>
    public ReadOnlySpan<int> InputOffsets;

    /// <summary>Six offsets into <see cref="Output"/>, in elements.</summary>
    public ReadOnlySpan<int> OutputOffsets;

    /// <summary>The taps.</summary>
    public ReadOnlySpan<Tap> Taps;

    /// <summary>How many input channels are summed.</summary>
    public int Channels;

    /// <summary>Lanes of the panel, and the distance between the weights of neighbouring input channels.</summary>
    public int PanelWidth;

    /// <summary>Add to what the output holds instead of overwriting it.</summary>
    public bool Accumulate;

    /// <summary>Runs the widest kernel this machine has.</summary>
    public readonly void Run()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            MicroKernel.Run512(this);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            MicroKernel.Run<Lanes256>(this);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            MicroKernel.Run<Lanes128>(this);
        }
        else
        {
            MicroKernelScalar.Run(this);
        }
    }
}
