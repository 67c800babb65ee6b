using DragGan.Numerics;

namespace DragGan.StyleGan;

/// <summary>A stride-1 convolution of a session: by Winograd where the region is large and the session allows it, directly elsewhere.</summary>
/// <remarks>
/// Winograd takes a quarter of the multiplications and four times the weights' memory, so it pays where many pixels share them.
/// Which way a region goes depends on its size alone, so a run is the same on every machine.
/// </remarks>
internal sealed class StrideOneConvolution
{
    /// <summary>Smallest region that is surely faster, in pixels. Measured: docs/maths/winograd.md.</summary>
    private const int FewestPixels = 256;

    /// <summary>Smallest map whose layers are worth the larger weights: those below are a hundredth of the work.</summary>
    private const int FewestMapPixels = 32 * 32;

    private readonly ConvolutionPass _direct;
    private readonly Func<WinogradPass>? _makeWinograd;
    private readonly Region _region;
    private WinogradPass? _winograd;

    /// <summary>Binds both ways to the same maps.</summary>
    /// <param name="patches">The input.</param>
    /// <param name="direct">The weights.</param>
    /// <param name="winograd">Gives the transformed weights when they are first needed.</param>
    /// <param name="output">The output.</param>
    /// <param name="region">The output pixels that are computed.</param>
    /// <param name="epilogue">Ends each band.</param>
    /// <param name="scratch">The session's memory; none for Winograd means that it is turned off.</param>
    public StrideOneConvolution(
        PatchMap patches, ConvolutionWeights direct, Func<WinogradWeights> winograd, FeatureMap output, Region region,
        BandEpilogue epilogue, LayerScratch scratch)
    {
        _region = region;
        _direct = ConvolutionPass.Same(patches, direct, output, region, epilogue);
        _makeWinograd = scratch.Winograd is null || output.Height * output.Width < FewestMapPixels
            ? null
            : () => WinogradPass.Same(patches, winograd(), output, region, epilogue, scratch.Winograd);
    }

    /// <summary>Multiplications and additions that the direct way would take.</summary>
    public long Flop => IsWinograd ? _winograd!.Flop : _direct.Flop;

    /// <summary>Bands an epilogue sees in the next run.</summary>
    public int Bands => IsWinograd ? _winograd!.Bands : _direct.Bands;

    private bool IsWinograd => _makeWinograd is not null && _region.Area >= FewestPixels;

    /// <summary>Follows the region.</summary>
    public void Arrange()
    {
        if (IsWinograd)
        {
            _winograd ??= _makeWinograd!();
            _winograd.Arrange();
        }
        else
        {
            _direct.Arrange();
        }
    }

    /// <summary>Computes the output.</summary>
    public void Run(ComputePool pool, CancellationToken cancellation)
    {
        Arrange();
        if (IsWinograd)
        {
            _winograd!.Run(pool, cancellation);
        }
        else
        {
            _direct.Run(pool, cancellation);
        }
    }
}
