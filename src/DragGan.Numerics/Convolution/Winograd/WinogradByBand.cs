namespace DragGan.Numerics;

/// <summary>Computes bands from input to output, block by block, in the thread's own scratch: for weights that a shared cache holds.</summary>
/// <remarks>One step instead of two, and transformed inputs that never leave a core: measured 1.1 to 1.3 times faster than <see cref="WinogradByPanel"/> where it applies.</remarks>
internal sealed class WinogradByBand(WinogradKernel kernel, WinogradCut cut, WinogradWeights weights) : ParallelWork
{
    /// <summary>Transformed inputs of a block, which share a second-level cache with its products and weights.</summary>
    private const int BytesPerBlock = 256 << 10;

    private readonly int _mostGroups = Math.Clamp(BytesPerBlock / sizeof(float) / kernel.GroupLength, 2, 8);

    /// <summary>Does all bands.</summary>
    public void Run(ComputePool pool, CancellationToken cancellation) => pool.Run(this, cut.Bands.Length, cancellation);

    /// <inheritdoc/>
    public override void Invoke(int slice)
    {
        WinogradBand band = cut.Bands[slice];
        int groups = band.Block(0, _mostGroups).Groups, inputLength = groups * kernel.GroupLength;
        int length = WinogradKernel.ProductsLength(groups, weights.Panels[0]);
        Span<float> scratch = ThreadScratch.Rent(inputLength + length + kernel.ScratchLength);
        Span<float> inputs = scratch[..inputLength], products = scratch.Slice(inputLength, length), tile = scratch[(inputLength + length)..];
        for (int first = 0; first < band.Groups; first += groups)
        {
            WinogradBlock block = band.Block(first, _mostGroups);
            kernel.TransformInput(band, block, block.FirstTile, block.EndTile, inputs, tile);
            foreach (ConvolutionWeights.Panel panel in weights.Panels)
            {
                kernel.Multiply(panel, block.Groups, inputs, products);
                kernel.TransformOutput(band, block, panel, products, tile);
            }
        }

        foreach (ConvolutionWeights.Panel panel in weights.Panels)
        {
            kernel.Finish(slice, panel);
        }
    }
}
