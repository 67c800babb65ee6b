using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>What every answer tells the browser not to do.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' blob: data:; style-src 'self'; script-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; connect-src 'self'";

    /// <summary>Adds the headers.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="hosts">The editor's names: older browsers do not count the live socket as 'self', so it is named.</param>
    public static void UseSecurityHeaders(this IApplicationBuilder app, AllowedHosts hosts) => app.Use((context, next) =>
    {
        IHeaderDictionary headers = context.Response.Headers;
        HostString host = context.Request.Host;
        headers.ContentSecurityPolicy = hosts.Allows(host) ? $"{Policy} ws://{host} wss://{host}" : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store"; // unless what answers knows better
        return next(context);
    });
}
