namespace DragGan.Numerics;

/// <summary>Computes bands in two steps: all inputs into memory that the threads share, then panel by panel; for weights larger than a cache.</summary>
/// <remarks>
/// Neighbouring slices of the second step share a panel, so its weights come from memory once and from the shared cache for the bands
/// that follow. Bands whose inputs do not fit into the memory together are done in chunks, each of which passes over all weights.
/// </remarks>
internal sealed class WinogradByPanel(WinogradKernel kernel, WinogradCut cut, WinogradWeights weights, FloatBuffer memory)
{
    /// <summary>Products of 8 groups: 48 tiles · 36 positions · 64 lanes · 4 bytes = 432 KiB, beside 128 KiB of weights of 512 channels.</summary>
    private const int MostGroupsPerBlock = 8;

    private readonly Inputs _inputs = new(kernel, cut, weights, memory);
    private readonly Outputs _outputs = new(kernel, cut, weights, memory);

    /// <summary>Groups whose transformed inputs have room together.</summary>
    public int Capacity { get; } = memory.Length / kernel.GroupLength;

    /// <summary>Does all bands.</summary>
    public void Run(ComputePool pool, CancellationToken cancellation)
    {
        int total = cut.BandOfGroup.Length, chunks = Math.Max(1, (total + Capacity - 1) / Capacity), target = (total + chunks - 1) / chunks;
        for (int first = 0, end; first < cut.Bands.Length; first = end)
        {
            int groups = cut.Bands[first].Groups;
            for (end = first + 1; end < cut.Bands.Length && groups < target && groups + cut.Bands[end].Groups <= Capacity; end++)
            {
                groups += cut.Bands[end].Groups;
            }

            _inputs.Run(pool, cut.Bands[first].FirstGroup, groups, cancellation);
            _outputs.Run(pool, first, end - first, cancellation);
        }
    }

    /// <summary>The first step: some tiles of one group are a slice.</summary>
    private sealed class Inputs(WinogradKernel kernel, WinogradCut cut, WinogradWeights weights, FloatBuffer memory) : ParallelWork
    {
        // Handing a slice to another thread costs about a microsecond; 9000 values of 36 transforms cost ten.
        private readonly int _slicesPerGroup = weights.InputChannels > 256 ? WinogradCut.GroupTiles : weights.InputChannels > 64 ? 2 : 1;
        private int _firstGroup;

        public void Run(ComputePool pool, int firstGroup, int groups, CancellationToken cancellation)
        {
            _firstGroup = firstGroup;
            pool.Run(this, groups * _slicesPerGroup, cancellation);
        }

        public override void Invoke(int slice)
        {
            (int group, int part) = Math.DivRem(slice, _slicesPerGroup);
            WinogradBand band = cut.Bands[cut.BandOfGroup[_firstGroup + group]];
            int inBand = _firstGroup + group - band.FirstGroup, tiles = WinogradCut.GroupTiles / _slicesPerGroup;
            WinogradBlock block = band.Block(inBand, MostGroupsPerBlock);
            int firstTile = (inBand * WinogradCut.GroupTiles) + (part * tiles);
            Span<float> inputs = memory.Span[((band.FirstGroup + block.First - _firstGroup) * kernel.GroupLength)..];
            kernel.TransformInput(band, block, firstTile, firstTile + tiles, inputs, ThreadScratch.Rent(kernel.ScratchLength));
        }
    }

    /// <summary>The second step: one panel of one band is a slice.</summary>
    private sealed class Outputs(WinogradKernel kernel, WinogradCut cut, WinogradWeights weights, FloatBuffer memory) : ParallelWork
    {
        private int _firstBand;
        private int _bands;

        public void Run(ComputePool pool, int firstBand, int bands, CancellationToken cancellation)
        {
            (_firstBand, _bands) = (firstBand, bands);
            pool.Run(this, bands * weights.Panels.Length, cancellation);
        }

        public override void Invoke(int slice)
        {
            (int panelIndex, int inChunk) = Math.DivRem(slice, _bands);
            ConvolutionWeights.Panel panel = weights.Panels[panelIndex];
            WinogradBand band = cut.Bands[_firstBand + inChunk];
            int before = band.FirstGroup - cut.Bands[_firstBand].FirstGroup, groups = band.Block(0, MostGroupsPerBlock).Groups;
            int length = WinogradKernel.ProductsLength(groups, panel);
            Span<float> scratch = ThreadScratch.Rent(length + kernel.ScratchLength), products = scratch[..length];
            for (int first = 0; first < band.Groups; first += groups)
            {
                WinogradBlock block = band.Block(first, MostGroupsPerBlock);
                kernel.Multiply(panel, block.Groups, memory.Span[((before + first) * kernel.GroupLength)..], products);
                kernel.TransformOutput(band, block, panel, products, scratch[length..]);
            }

            kernel.Finish(_firstBand + inChunk, panel);
        }
    }
}
