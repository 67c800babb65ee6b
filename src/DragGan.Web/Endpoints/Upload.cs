using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>Small files that come as a request's body.</summary>
internal static class Upload
{
    /// <summary>Reads all of it.</summary>
    /// <exception cref="BadHttpRequestException">It is longer than allowed, empty, or ends too early.</exception>
    public static async Task<byte[]> Read(HttpRequest request, long maxBytes)
    {
        using MemoryStream content = new((int)Math.Min(request.ContentLength ?? 0, maxBytes));
        await request.Body.CopyToAsync(content, request.HttpContext.RequestAborted);
        return content.Length > 0 ? content.ToArray() : throw new BadHttpRequestException("The body is empty. It must be the file.");
    }
}
