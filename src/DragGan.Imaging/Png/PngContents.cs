namespace DragGan.Imaging;

/// <summary>A PNG file taken apart: everything but the pixels, which still lie compressed in the file.</summary>
internal sealed class PngContents
{
    private bool _dataEnded;

    private PngContents(PngHeader header, TextCollector text)
    {
        (Header, Text) = (header, text);
        HasAlpha = header.Color is PngColor.GrayAlpha or PngColor.Rgba;
    }

    /// <summary>Size and storage of the picture.</summary>
    public PngHeader Header { get; }

    /// <summary>The palette; never null when the header asks for one.</summary>
    public PngPalette? Palette { get; private set; }

    /// <summary>The samples that mean transparent, or null.</summary>
    public TransparentSamples? Key { get; private set; }

    /// <summary>Whether the file says anything about transparency.</summary>
    public bool HasAlpha { get; private set; }

    /// <summary>The IDAT chunks in order; together they hold one zlib stream.</summary>
    public List<PngChunk> Data { get; } = [];

    /// <summary>Text metadata.</summary>
    public TextCollector Text { get; }

    /// <summary>Reads all chunks up to IEND; what follows is not looked at.</summary>
    public static PngContents Read(ReadOnlyMemory<byte> file, PngLimits limits)
    {
        PngSignature.Require(file.Span);
        ChunkReader chunks = new(file);
        PngChunk chunk = chunks.Next();
        if (chunk.Type != ChunkType.Header)
        {
            throw chunk.Error("the first chunk must be IHDR");
        }

        PngHeader header = PngHeader.Read(chunk, limits);
        PngContents contents = new(header, new TextCollector(limits.TextBytes));
        while ((chunk = chunks.Next()).Type != ChunkType.End)
        {
            contents.Take(chunk);
        }

        if (contents.Data.Count == 0)
        {
            throw chunk.Error("the file ends without a single IDAT chunk, so it holds no picture");
        }

        return contents;
    }

    private void Take(PngChunk chunk)
    {
        _dataEnded |= chunk.Type != ChunkType.Data && Data.Count > 0;
        switch (chunk.Type)
        {
            case ChunkType.Data:
                TakeData(chunk);
                break;
            case ChunkType.Palette:
                RequireBeforeData(chunk);
                Palette = Palette is null ? PngPalette.Read(chunk) : throw chunk.Error("a palette came before; there can be only one");
                break;
            case ChunkType.Transparency:
                RequireBeforeData(chunk);
                TakeTransparency(chunk);
                break;
            case ChunkType.Text or ChunkType.CompressedText or ChunkType.InternationalText:
                Text.Take(chunk);
                break;
            default:
                if (ChunkType.IsCritical(chunk.Type))
                {
                    throw chunk.Error(
                        chunk.Type == ChunkType.Header ? "a header came before; there can be only one" : "a chunk of this kind must be understood, and is not",
                        "Export the picture again as a plain PNG.");
                }

                break; // colour profiles, times, animation frames: a still picture is complete without them
        }
    }

    private void TakeData(PngChunk chunk)
    {
        if (_dataEnded)
        {
            throw chunk.Error("another chunk came between it and the IDAT chunks before; they must stand together");
        }

        if (Header.Color == PngColor.Palette && Palette is null)
        {
            throw chunk.Error("the pixels name colours of a palette, but no PLTE chunk came before");
        }

        Data.Add(chunk);
    }

    private void TakeTransparency(PngChunk chunk)
    {
        switch (Header.Color)
        {
            case PngColor.Palette:
                (Palette ?? throw chunk.Error("it must follow the PLTE chunk, which has not come")).ReadAlpha(chunk);
                HasAlpha = true;
                break;
            case PngColor.Gray or PngColor.Rgb:
                Key = PngPalette.ReadKey(chunk, Header.Color);
                HasAlpha = true;
                break;
            default:
                throw chunk.Error($"a picture of colour type {(int)Header.Color} has an alpha channel and cannot have a transparent colour too");
        }
    }

    private void RequireBeforeData(PngChunk chunk)
    {
        if (Data.Count > 0)
        {
            throw chunk.Error("it must come before the first IDAT chunk");
        }
    }
}
