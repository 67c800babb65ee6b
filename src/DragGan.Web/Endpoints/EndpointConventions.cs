using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace DragGan.Web;

/// <summary>An endpoint's body is a file.</summary>
/// <param name="MaxRequestBodySize">Bytes at most.</param>
/// <param name="ContentTypes">What it may be; the first one is the usual.</param>
internal sealed record TakenFile(long? MaxRequestBodySize, IReadOnlyList<string> ContentTypes) : IRequestSizeLimitMetadata;

/// <summary>An endpoint's answer is a file.</summary>
/// <param name="ContentType">What it is.</param>
internal sealed record GivenFile(string ContentType);

/// <summary>What several endpoints have in common.</summary>
internal static class EndpointConventions
{
    /// <summary>A file that is just bytes.</summary>
    public const string Binary = "application/octet-stream";

    /// <summary>The body is a file.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="maxBytes">Bytes at most.</param>
    /// <param name="types">What it may be; that it is just bytes may always be said, or nothing.</param>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint, long maxBytes, params string[] types)
    {
        string[] all = [.. types, Binary];
        return endpoint.WithMetadata(new TakenFile(maxBytes, all)).AddEndpointFilter((context, next) =>
        {
            string? type = context.HttpContext.Request.ContentType?.Split(';')[0].Trim();
            return string.IsNullOrEmpty(type) || all.Contains(type, StringComparer.OrdinalIgnoreCase)
                ? next(context)
                : throw new BadHttpRequestException(
                    $"The body must be the file itself, with 'Content-Type: {all[0]}', not '{type}'.", StatusCodes.Status415UnsupportedMediaType);
        });
    }

    /// <summary>The answer is a file.</summary>
    public static RouteHandlerBuilder GivesFile(this RouteHandlerBuilder endpoint, string type) => endpoint.WithMetadata(new GivenFile(type));
}
