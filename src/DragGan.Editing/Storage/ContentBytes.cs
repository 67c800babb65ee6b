using System.Security.Cryptography;
using DragGan.Checkpoints;
using DragGan.Imaging;
using DragGan.StyleGan;

namespace DragGan.Editing;

/// <summary>Latents and masks as files, and their names: the SHA-256 of the file, so that a file says whether it is what it was.</summary>
internal static class ContentBytes
{
    /// <summary>Most bytes of a latent's file: the largest latent and a header.</summary>
    public const int MostLatentBytes = (sizeof(float) * DocumentRules.MaxLatentRows * DocumentRules.MaxLatentWidth) + (1 << 16);

    /// <summary>Most bytes of a mask's file.</summary>
    public const int MostMaskBytes = 64 << 20;

    private const string LatentArray = "ws"; // as LatentFile writes it
    private const int NameLength = 2 * SHA256.HashSizeInBytes;

    private static readonly Dictionary<string, string> NoMetadata = [];

    /// <summary>A latent as a safetensors file.</summary>
    public static byte[] Of(Latent latent)
    {
        using MemoryStream file = new();
        LatentFile.Write(file, latent, NoMetadata);
        return file.ToArray();
    }

    /// <summary>A mask as a PNG file.</summary>
    public static byte[] Of(EditMask mask)
    {
        using MemoryStream file = new();
        PngWriter.Write(file, mask.ToImage());
        return file.ToArray();
    }

    /// <summary>The name of a content.</summary>
    public static string NameOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Whether a text can be the name of a content; anything else never comes near a path.</summary>
    public static bool IsName(string name) => name.Length == NameLength && name.All(char.IsAsciiHexDigitLower);

    /// <summary>Reads a latent back.</summary>
    /// <exception cref="EditException">The content is not what its name says, or no latent.</exception>
    public static Latent ToLatent(byte[] content, string name)
    {
        RequireContent(content, name);
        try
        {
            Checkpoint file = Checkpoint.Load(content, name);
            if (!file.Arrays.TryGetValue(LatentArray, out NamedArray? array) || array.Shape.Count != 2 || array.Length * sizeof(float) > MostLatentBytes)
            {
                throw Damaged(name, cause: null);
            }

            return new Latent(array.Shape[0], array.Shape[1], [.. array.ToArray()]);
        }
        catch (Exception error) when (error is ModelFileException or ArgumentException)
        {
            throw Damaged(name, error);
        }
    }

    /// <summary>Reads a mask back.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="side">Most pixels it may have in a row or a column.</param>
    /// <exception cref="EditException">The content is not what its name says, or no picture.</exception>
    public static EditMask ToMask(byte[] content, string name, int side)
    {
        RequireContent(content, name);
        try
        {
            using MemoryStream file = new(content);
            return EditMask.FromImage(PngReader.Read(file, new PngLimits { Side = side, TextBytes = 0 }).Raster);
        }
        catch (ImageFileException error)
        {
            throw Damaged(name, error);
        }
    }

    private static void RequireContent(byte[] content, string name)
    {
        if (NameOf(content) != name)
        {
            throw Damaged(name, cause: null);
        }
    }

    private static EditException Damaged(string name, Exception? cause) =>
        new(EditFault.Invalid, $"The part '{name}' is damaged{(cause is null ? "." : $": {cause.Message}")}", cause);
}
