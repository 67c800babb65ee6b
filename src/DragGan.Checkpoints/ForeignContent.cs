using System.Text;

namespace DragGan.Checkpoints;

/// <summary>Says in plain words what a file is that is no model: most of them are downloads gone wrong.</summary>
internal static class ForeignContent
{
    private const int Looked = 512;
    private const string Expected = "expected an NVIDIA network pickle (.pkl) or a safetensors file";

    /// <summary>Refuses content that is surely no model.</summary>
    /// <exception cref="ModelFileException">The content is empty, text, or an archive of another kind.</exception>
    public static void Refuse(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            throw new ModelFileException("it is empty. The download failed, or the disk was full; fetch the file again.");
        }

        if (content.StartsWith("version https://git-lfs"u8))
        {
            throw new ModelFileException("it is a git-LFS pointer, a note that stands for the file. Run 'git lfs pull' in its folder, or download the file itself.");
        }

        if (content is [0x1F, 0x8B, ..])
        {
            throw new ModelFileException("it is compressed with gzip. Unpack it and load the file in it.");
        }

        ReadOnlySpan<byte> start = content[..Math.Min(content.Length, Looked)];
        if (!IsText(start))
        {
            return;
        }

        string text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        throw new ModelFileException(text.StartsWith('<') || text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            ? "it looks like a web page: the download link needs a login or a confirmation. Open the link in a browser and save the file it offers."
            : $"it is text ('{Printable.Text(text.Length > 40 ? text[..40] + "..." : text)}'); {Expected}.");
    }

    /// <summary>For content nothing is known about.</summary>
    public static ModelFileException Unknown(ReadOnlySpan<byte> content) => new(
        $"its kind is not known: it begins with the bytes {Convert.ToHexString(content[..Math.Min(content.Length, 8)])}; {Expected}.");

    // no text holds control characters other than white space; models hold zeros within their first bytes
    private static bool IsText(ReadOnlySpan<byte> start)
    {
        foreach (byte character in start)
        {
            if (character is < (byte)' ' and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f') or 0x7F)
            {
                return false;
            }
        }

        return true;
    }
}
