using System.Net;
using Microsoft.AspNetCore.Builder;

namespace DragGan.Web;

/// <summary>The editor as a web server: the page, the API and the live sockets.</summary>
public sealed class EditorHost : IAsyncDisposable
{
    private readonly WebApplication _server;

    private EditorHost(WebApplication server, IReadOnlyList<Uri> addresses) => (_server, Addresses) = (server, addresses);

    /// <summary>Where it listens, without the token; the first one is the one to open.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    /// <summary>Starts listening. The default model is opened in the background.</summary>
    /// <exception cref="IOException">No port is free, or the data folder cannot be written; the message says which.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static async Task<EditorHost> StartAsync(EditorHostOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Listen is { } listen && !IPAddress.IsLoopback(listen) && options.Token is null)
        {
            throw new ArgumentException($"Listening on {listen}, which other computers can reach, needs a token.", nameof(options));
        }

        using ListenSockets sockets = ListenSockets.Bind(options.Listen, options.Port, options.FurtherPorts);
        WebApplication server = WebServer.Build(sockets);
        try
        {
            AllowedHosts hosts = new(options.Listen, sockets.Port, options.HostNames);
            server.UseSecurityHeaders(hosts);
            server.UseProblems(options.Report ?? (_ => { }));
            server.UseGuard(hosts);
            if (options.Token is { } token)
            {
                server.UseToken(new AccessToken(token), sockets.Port);
            }

            (options.PageFolder is { } folder ? PageFiles.Of(folder) : PageFiles.BuiltIn()).Use(server);
            server.UseRouting();
            await server.StartAsync(cancellation);
            return new(server, [.. sockets.EndPoints.Select(endPoint => new Uri($"http://{endPoint}/"))]);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops: refuses new requests, ends drags, saves every session. Takes at most about two seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
    }
}
