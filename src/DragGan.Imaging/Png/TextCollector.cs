using System.IO.Compression;
using System.Text;

namespace DragGan.Imaging;

/// <summary>Reads the three kinds of text chunk (PNG specification, 11.3.3) within a budget of bytes.</summary>
/// <param name="budget">Bytes all texts together may take after decompression; 0 skips them unread.</param>
internal sealed class TextCollector(int budget)
{
    /// <summary>What an entry takes beside its bytes, roughly.</summary>
    private const int EntryCost = 64;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private int _spent;

    /// <summary>Texts by keyword.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Takes a text chunk; the first text of a keyword is kept.</summary>
    public void Take(PngChunk chunk)
    {
        if (budget == 0)
        {
            return;
        }

        ReadOnlySpan<byte> data = chunk.Data.Span;
        int keywordLength = data.IndexOf((byte)0);
        if (keywordLength is < 1 or > 79)
        {
            throw chunk.Error("its keyword must be 1 to 79 bytes long and end with a zero byte");
        }

        Spend(chunk, keywordLength + EntryCost);
        ReadOnlySpan<byte> rest = data[(keywordLength + 1)..];
        string text = chunk.Type switch
        {
            ChunkType.Text => Encoding.Latin1.GetString(Plain(chunk, rest)),
            ChunkType.CompressedText => Encoding.Latin1.GetString(Inflate(chunk, rest)),
            _ => Encoding.UTF8.GetString(International(chunk, rest)),
        };
        _texts.TryAdd(Encoding.Latin1.GetString(data[..keywordLength]), text);
    }

    private ReadOnlySpan<byte> International(PngChunk chunk, ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2 || rest[0] > 1)
        {
            throw chunk.Error("its compression flag must be 0 or 1");
        }

        bool isCompressed = rest[0] == 1;
        ReadOnlySpan<byte> method = rest.Slice(1, 1);
        rest = rest[2..];
        for (int field = 0; field < 2; field++) // language tag and translated keyword: not kept
        {
            int length = rest.IndexOf((byte)0);
            rest = length < 0 ? throw chunk.Error("its language tag or translated keyword does not end with a zero byte") : rest[(length + 1)..];
        }

        return isCompressed ? Inflate(chunk, [.. method, .. rest]) : Plain(chunk, rest);
    }

    private ReadOnlySpan<byte> Plain(PngChunk chunk, ReadOnlySpan<byte> bytes)
    {
        Spend(chunk, bytes.Length);
        return bytes;
    }

    /// <summary>Decompresses within the budget: a bomb is stopped after as many bytes as are left, however large it claims to be.</summary>
    /// <param name="chunk">Where the text comes from.</param>
    /// <param name="bytes">The compression method, which must be 0, and the zlib stream.</param>
    private byte[] Inflate(PngChunk chunk, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != 0)
        {
            throw chunk.Error("its compression method must be 0");
        }

        try
        {
            using MemoryStream compressed = new(bytes[1..].ToArray());
            using ZLibStream zlib = new(compressed, CompressionMode.Decompress);
            using MemoryStream inflated = new();
            byte[] block = new byte[4096];
            for (int read; (read = zlib.Read(block)) > 0;)
            {
                Spend(chunk, read);
                inflated.Write(block, 0, read);
            }

            return inflated.ToArray();
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw chunk.Error("its text cannot be decompressed", cause: error);
        }
    }

    private void Spend(PngChunk chunk, int bytes)
    {
        _spent = bytes > budget - _spent
            ? throw chunk.Error($"the texts of the file take more than {budget:N0} bytes", "Strip the metadata and export the picture again.")
            : _spent + bytes;
    }
}
