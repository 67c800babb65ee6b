namespace DragGan.Imaging;

/// <summary>One pass over a picture: the pixels whose column and row are a start plus a multiple of a step.</summary>
internal readonly record struct InterlacePass(int StartX, int StartY, int StepX, int StepY)
{
    /// <summary>Pixels per row of the pass in a picture of this width; may be 0.</summary>
    public int Columns(int width) => Math.Max(0, (width - StartX + StepX - 1) / StepX);

    /// <summary>Rows of the pass in a picture of this height; may be 0.</summary>
    public int Rows(int height) => Math.Max(0, (height - StartY + StepY - 1) / StepY);
}

/// <summary>The order in which a PNG file stores its pixels: row by row, or in the seven passes of Adam7 (PNG specification, 8.2).</summary>
internal static class Adam7
{
    private static readonly InterlacePass[] Single = [new(0, 0, 1, 1)];

    private static readonly InterlacePass[] Seven =
    [
        new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2),
    ];

    /// <summary>The passes of a picture.</summary>
    public static ReadOnlySpan<InterlacePass> Passes(bool isInterlaced) => isInterlaced ? Seven : Single;

    /// <summary>Bytes all rows of all passes take before compression, filter bytes included. A pass without columns has no rows.</summary>
    public static long StoredBytes(PngHeader header)
    {
        long bytes = 0;
        foreach (InterlacePass pass in Passes(header.IsInterlaced))
        {
            int columns = pass.Columns(header.Width);
            bytes += columns == 0 ? 0 : pass.Rows(header.Height) * (1 + header.RowBytes(columns));
        }

        return bytes;
    }
}
