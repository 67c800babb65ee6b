using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>Answers that are files.</summary>
internal static class FileAnswer
{
    /// <summary>A name for content that follows from something.</summary>
    public static string ETag(string source) => $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)).AsSpan(0, 12))}\"";

    /// <summary>Sends bytes, or says that the client has them already.</summary>
    public static async Task Write(HttpContext context, byte[] content, string type, string etag)
    {
        HttpResponse response = context.Response;
        response.Headers.ETag = etag;
        if (Has(context.Request, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = type;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    private static bool Has(HttpRequest request, string etag) =>
        request.Headers.IfNoneMatch.ToString().Split(',').Any(name => name.Trim() is var trimmed && (trimmed == etag || trimmed == $"W/{etag}"));
}
