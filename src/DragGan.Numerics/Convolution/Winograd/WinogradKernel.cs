using System.Runtime.InteropServices;

namespace DragGan.Numerics;

/// <summary>The arithmetic of a Winograd pass: transform inputs, multiply, transform back. Knows nothing of threads.</summary>
/// <remarks>Transformed inputs of a block lie as <c>[position][group][tile of the group][channel]</c>: what consecutive micro-kernel calls read is contiguous.</remarks>
internal sealed class WinogradKernel(FloatBuffer input, WinogradWeights weights, FeatureMap output, WinogradCut cut, BandEpilogue? epilogue)
{
    /// <summary>Elements that the transforms of one tile need beside their operands: 36 vectors, and a patch with zeros round it.</summary>
    public int ScratchLength { get; } = WinogradLines.Positions * (Lanes512.Count + weights.InputChannels);

    /// <summary>Elements of one group's transformed inputs.</summary>
    public int GroupLength { get; } = checked(WinogradCut.GroupTiles * WinogradLines.Positions * weights.InputChannels);

    /// <summary>Elements of the products of <paramref name="groups"/> groups and one panel.</summary>
    public static int ProductsLength(int groups, ConvolutionWeights.Panel panel) =>
        groups * WinogradCut.GroupTiles * WinogradLines.Positions * panel.Width;

    /// <summary>V = Bᵀ d B of some tiles of a block, all input channels.</summary>
    /// <param name="band">The band.</param>
    /// <param name="block">The block.</param>
    /// <param name="first">The first tile, counted within the band.</param>
    /// <param name="end">The tile after the last; what the band does not have is left out.</param>
    /// <param name="inputs">Receives V.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> elements.</param>
    public void TransformInput(WinogradBand band, WinogradBlock block, int first, int end, Span<float> inputs, Span<float> scratch)
    {
        const int n = WinogradLines.Inputs;
        int channels = weights.InputChannels, position = block.Groups * WinogradCut.GroupTiles * channels;
        ref float half = ref MemoryMarshal.GetReference(scratch);
        Span<float> edge = scratch[(WinogradLines.Positions * Lanes512.Count)..];
        for (int inBand = first; inBand < Math.Min(end, band.Tiles); inBand++)
        {
            WinogradTile tile = cut.Tiles[band.FirstTile + inBand];
            ref float target = ref inputs[(inBand - block.FirstTile) * channels];
            bool whole = tile.Rows == WinogradLines.Outputs && tile.Columns == WinogradLines.Outputs;
            Sweep.Over(channels, whole
                ? new InputPatch(ref input.At(tile.Input), cut.InputRow, channels, ref half, ref target, position)
                : new InputPatch(ref CopyEdge(tile, edge), n * channels, channels, ref half, ref target, position));
        }
    }

    /// <summary>M = U ⊙ V, summed over the input channels, for one block and panel.</summary>
    /// <param name="panel">The panel of output channels.</param>
    /// <param name="groups">The block's groups.</param>
    /// <param name="inputs">The block's V.</param>
    /// <param name="products">Receives M, <c>[tile][position][lane]</c>.</param>
    public void Multiply(ConvolutionWeights.Panel panel, int groups, ReadOnlySpan<float> inputs, Span<float> products)
    {
        int channels = weights.InputChannels, tile = WinogradLines.Positions * panel.Width;
        TileWork work = new()
        {
            Input = ref MemoryMarshal.GetReference(inputs),
            Weights = ref weights.Buffer.At(panel.Offset),
            Output = ref MemoryMarshal.GetReference(products),
            InputOffsets = [0, channels, 2 * channels, 3 * channels, 4 * channels, 5 * channels],
            OutputOffsets = [0, tile, 2 * tile, 3 * tile, 4 * tile, 5 * tile],
            Taps = [new Tap(0, 0)],
            Channels = channels,
            PanelWidth = panel.Width,
        };

        // The weights of one position stay in the second-level cache while the groups pass.
        for (int position = 0; position < WinogradLines.Positions; position++)
        {
            work.Weights = ref weights.Buffer.At(panel.Offset + (position * channels * panel.Width));
            for (int group = 0; group < groups; group++)
            {
                work.Input = ref MemoryMarshal.GetReference(inputs[(((position * groups) + group) * WinogradCut.GroupTiles * channels)..]);
                work.Output = ref products[(group * WinogradCut.GroupTiles * tile) + (position * panel.Width)];
                work.Run();
            }
        }
    }

    /// <summary>y = Aᵀ M A of a block and panel.</summary>
    /// <param name="band">The band.</param>
    /// <param name="block">The block.</param>
    /// <param name="panel">The panel of output channels.</param>
    /// <param name="products">M.</param>
    /// <param name="scratch"><see cref="ScratchLength"/> elements.</param>
    public void TransformOutput(WinogradBand band, WinogradBlock block, ConvolutionWeights.Panel panel, Span<float> products, Span<float> scratch)
    {
        for (int inBand = block.FirstTile; inBand < Math.Min(block.EndTile, band.Tiles); inBand++)
        {
            WinogradTile tile = cut.Tiles[band.FirstTile + inBand];
            Sweep.Over(panel.Channels, new OutputPatch(
                ref products[(inBand - block.FirstTile) * WinogradLines.Positions * panel.Width],
                panel.Width,
                ref MemoryMarshal.GetReference(scratch),
                ref output.Buffer.At(tile.Output + panel.FirstChannel),
                output.Width * output.Channels,
                output.Channels,
                tile.Rows,
                tile.Columns));
        }
    }

    /// <summary>Calls the epilogue for a band and panel that is done.</summary>
    public void Finish(int band, ConvolutionWeights.Panel panel)
    {
        for (int piece = 0; epilogue is not null && piece < cut.Bands[band].Pieces; piece++)
        {
            epilogue.Finish(band, piece, cut.Pieces[cut.Bands[band].FirstPiece + piece], panel.FirstChannel, panel.Channels);
        }
    }

    /// <summary>The patch of an edge tile, with zeros where no kept output looks: what lies there may be another's, or nothing.</summary>
    private ref float CopyEdge(WinogradTile tile, Span<float> edge)
    {
        int row = WinogradLines.Inputs * weights.InputChannels, kept = (tile.Columns + 2) * weights.InputChannels;
        edge.Clear();
        for (int y = 0; y < tile.Rows + 2; y++)
        {
            input.Span.Slice(tile.Input + (y * cut.InputRow), kept).CopyTo(edge[(y * row)..]);
        }

        return ref MemoryMarshal.GetReference(edge);
    }
}
