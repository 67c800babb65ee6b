namespace DragGan.Imaging;

/// <summary>The eight bytes every PNG file starts with, and what other formats start with instead.</summary>
internal static class PngSignature
{
    /// <summary>The signature; its odd bytes show at once a transfer that changed line ends or cut the eighth bit.</summary>
    public static ReadOnlySpan<byte> Bytes => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Refuses a file that does not start as a PNG does, naming the format it seems to be.</summary>
    public static void Require(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Bytes))
        {
            return;
        }

        if (file.IsEmpty)
        {
            throw new ImageFileException("The image file is empty. Copy or export it again.");
        }

        if (ForeignFormat(file) is string format)
        {
            throw new ImageFileException(
                $"This is a {format} image; only PNG is read here. Convert it first, for example: magick input.{FileEnding(format)} output.png");
        }

        if (Bytes.StartsWith(file))
        {
            throw new ImageFileException(
                $"The PNG file ends after {file.Length} bytes, inside its signature. It was probably cut short; copy or export it again.");
        }

        if (file.Length > 3 && file[1..4].SequenceEqual("PNG"u8))
        {
            throw new ImageFileException(
                "The PNG signature is damaged in the way a text-mode transfer damages it (byte 0 to 7). Copy the file again as binary.");
        }

        throw new ImageFileException(
            "This is not a PNG file: it starts with " + Convert.ToHexString(file[..Math.Min(8, file.Length)])
            + ", expected " + Convert.ToHexString(Bytes) + ". Export the picture as PNG.");
    }

    private static string? ForeignFormat(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "JPEG",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "GIF",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "WebP",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f', ..] => "AVIF",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "TIFF",
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => "BMP",
        _ => null,
    };

    private static string FileEnding(string format) => format switch
    {
        "JPEG" => "jpg",
        "GIF" => "gif",
        "WebP" => "webp",
        "AVIF" => "avif",
        "TIFF" => "tif",
        _ => "bmp",
    };
}
