using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>Answers that are files.</summary>
internal static class FileAnswer
{
    /// <summary>A name for content that follows from something.</summary>
    public static string ETag(string source) => $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)).AsSpan(0, 12))}\"";

    /// <summary>Names the content, and finds out whether the client has it already; then the answer is complete.</summary>
    public static bool IsKnown(HttpContext context, string etag)
    {
        context.Response.Headers.ETag = etag;
        if (!context.Request.Headers.IfNoneMatch.ToString().Split(',').Any(name => name.Trim() is var trimmed && (trimmed == etag || trimmed == $"W/{etag}")))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>Sends bytes, or says that the client has them already.</summary>
    public static async Task Write(HttpContext context, byte[] content, string type, string etag)
    {
        if (IsKnown(context, etag))
        {
            return;
        }

        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
