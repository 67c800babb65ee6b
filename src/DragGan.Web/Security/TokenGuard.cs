using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>Lets in who shows the token: once in the page's address, then by cookie, or with every request of a script.</summary>
internal static class TokenGuard
{
    private const string Parameter = "token", Scheme = "Bearer ";

    /// <summary>Adds the check.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="token">What must be shown.</param>
    /// <param name="port">The port: cookies do not know it, and two editors on one computer must not take each other's.</param>
    public static void UseToken(this IApplicationBuilder app, AccessToken token, int port)
    {
        string cookie = $"draggan-{port}";
        app.Use((context, next) =>
        {
            HttpRequest request = context.Request;
            if (HttpMethods.IsGet(request.Method) && request.Query.TryGetValue(Parameter, out Microsoft.Extensions.Primitives.StringValues given)
                && token.Matches(given.ToString()))
            {
                context.Response.Cookies.Append(cookie, given.ToString(), new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
                context.Response.Redirect(WithoutToken(request));
                return Task.CompletedTask;
            }

            if (token.Matches(request.Cookies[cookie]) || token.Matches(Bearer(request)))
            {
                return next(context);
            }

            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Write(context, Problems.Of(
                StatusCodes.Status401Unauthorized,
                "This editor is open only to those who have its address with the token. It stands in the terminal in which the editor was started; scripts send 'Authorization: Bearer TOKEN'."));
        });
    }

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } value && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..].Trim() : null;

    // A token left in the address would go into the history and to whoever is sent the address. Two slashes would begin another computer's name.
    private static string WithoutToken(HttpRequest request) => new PathString($"/{request.Path.Value?.TrimStart('/', '\\')}")
        + QueryString.Create(request.Query.Where(pair => !string.Equals(pair.Key, Parameter, StringComparison.OrdinalIgnoreCase)));
}
