using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace DragGan.Checkpoints.Safetensors;

/// <summary>Reads safetensors: 8 bytes of header length, a JSON header, then the arrays' bytes. The arrays are slices of the content.</summary>
/// <remarks>Format: https://github.com/huggingface/safetensors, "Format".</remarks>
internal static class SafetensorsReader
{
    /// <summary>Bytes of the header's length, in front of the header.</summary>
    public const int LengthBytes = sizeof(ulong);

    /// <summary>The format's own limit for the header.</summary>
    public const int MaximumHeaderBytes = 100_000_000;

    /// <summary>Whether the content starts as a safetensors file does: a length, then an object.</summary>
    public static bool Recognises(ReadOnlySpan<byte> content) =>
        content.Length > LengthBytes
        && content[LengthBytes] == (byte)'{'
        && BinaryPrimitives.ReadUInt64LittleEndian(content) <= MaximumHeaderBytes;

    /// <summary>Reads names, shapes and metadata, checks every extent against the bytes there are, and slices the content.</summary>
    /// <exception cref="ModelFileException">The header is damaged, or an array lies outside the file, over another, or is not as long as its shape.</exception>
    public static CheckpointContent Read(ReadOnlyMemory<byte> content)
    {
        ulong stated = BinaryPrimitives.ReadUInt64LittleEndian(content.Span);
        if (stated > (ulong)(content.Length - LengthBytes))
        {
            throw ModelFileException.Truncated(LengthBytes, (long)stated, content.Length - LengthBytes, "its header");
        }

        int headerLength = (int)stated;
        ReadOnlyMemory<byte> data = content[(LengthBytes + headerLength)..];
        CheckpointContent result = new();
        List<SafetensorsEntry> entries = ReadHeader(content.Span.Slice(LengthBytes, headerLength), result.Metadata);
        SafetensorsEntry.RequireDisjoint(entries);
        foreach (SafetensorsEntry entry in entries)
        {
            Add(result, entry.ToArray(data));
        }

        return result;
    }

    private static List<SafetensorsEntry> ReadHeader(ReadOnlySpan<byte> header, Dictionary<string, string> metadata)
    {
        try
        {
            return SafetensorsHeader.Read(header, metadata);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or DecoderFallbackException)
        {
            throw new ModelFileException(
                $"its safetensors header (bytes {LengthBytes} to {LengthBytes + header.Length}) is damaged: {error.Message} Fetch the file again.", error);
        }
    }

    private static void Add(CheckpointContent result, NamedArray array)
    {
        if (array.Name.StartsWith(Checkpoint.DiscriminatorPrefix, StringComparison.Ordinal))
        {
            string name = array.Name[Checkpoint.DiscriminatorPrefix.Length..];
            (result.Discriminator ??= []).Add(name, array.WithName(name));
        }
        else
        {
            result.Arrays.Add(array.Name, array);
        }
    }
}
