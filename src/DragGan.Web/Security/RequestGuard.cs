using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>Keeps pages of other sites, open in the same browser, from using the editor.</summary>
internal static class RequestGuard
{
    /// <summary>Adds the checks of Host, Origin and Sec-Fetch-Site.</summary>
    public static void UseGuard(this IApplicationBuilder app, AllowedHosts hosts) => app.Use((context, next) =>
        Objection(context.Request, hosts) is { } objection
            ? Problems.Write(context, Problems.Of(StatusCodes.Status403Forbidden, objection))
            : next(context));

    private static string? Objection(HttpRequest request, AllowedHosts hosts)
    {
        if (!hosts.Allows(request.Host))
        {
            return $"The editor is not called '{request.Host}'. Use the address it printed, or start it with --host to allow a name.";
        }

        if (request.Headers.Origin is { Count: > 0 } origin && !IsSame(origin.ToString(), request.Host))
        {
            return $"A page from '{origin}' may not use the editor.";
        }

        // The page itself may be reached by a link on another site; everything else only from the page, or by no page at all.
        bool isPage = HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        return !isPage && request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site.ToString() is not ("same-origin" or "none")
            ? "Another site's page may not use the editor."
            : null;
    }

    // The scheme may be https: a proxy on the way may have seen to that.
    private static bool IsSame(string origin, HostString host) =>
        string.Equals(origin, $"http://{host}", StringComparison.OrdinalIgnoreCase) || string.Equals(origin, $"https://{host}", StringComparison.OrdinalIgnoreCase);
}
