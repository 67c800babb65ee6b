using System.Text;

namespace DragGan.Editing;

/// <summary>What exported files are called.</summary>
internal static class ExportNames
{
    private const int Longest = 80;

    public static string FileName(string name, ExportKind kind)
    {
        ArgumentNullException.ThrowIfNull(name);
        StringBuilder safe = new();
        foreach (Rune rune in name.EnumerateRunes())
        {
            safe.Append(Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '_' or '.' ? rune.ToString() : "-");
        }

        string clean = safe.ToString().Trim(' ', '.', '-');
        int length = Math.Min(clean.Length, Longest);
        length -= length > 0 && char.IsHighSurrogate(clean[length - 1]) ? 1 : 0;
        return (length == 0 ? "edit" : clean[..length]) + kind switch
        {
            ExportKind.Picture => ".png",
            ExportKind.Animation => " animation.png",
            ExportKind.Video => ".mp4",
            ExportKind.Frames => " frames.zip",
            _ => ".safetensors",
        };
    }

    public static string MediaType(ExportKind kind) => kind switch
    {
        ExportKind.Picture => "image/png",
        ExportKind.Animation => "image/apng",
        ExportKind.Video => "video/mp4",
        ExportKind.Frames => "application/zip",
        _ => "application/octet-stream",
    };
}
