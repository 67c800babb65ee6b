using System.Security.Cryptography;

namespace DragGan.Web;

/// <summary>A file of the page.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">What they are.</param>
/// <param name="ETag">A name for exactly these bytes.</param>
internal sealed record PageFile(byte[] Content, string ContentType, string ETag)
{
    /// <summary>A file of this name and content.</summary>
    public static PageFile Of(string name, byte[] content) => new(content, TypeOf(name), $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"");

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        ".webmanifest" => "application/manifest+json",
        ".txt" or ".md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}
