using System.Net;
using Microsoft.AspNetCore.Builder;

namespace DragGan.Web;

/// <summary>The editor as a web server: the page, the API and the live sockets.</summary>
public sealed class EditorHost : IAsyncDisposable
{
    // A viewer that does not answer for so long is gone, whatever its computer's network says.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private readonly WebApplication _server;
    private readonly Editor _editor;
    private Task _rehearsal = Task.CompletedTask;

    private EditorHost(EditorHostOptions options, ListenSockets sockets)
    {
        _server = WebServer.Build(sockets);
        _editor = new Editor(options);
        Addresses = [.. sockets.EndPoints.SelectMany(endPoint => OwnAddresses.Of(endPoint.Address)).Select(address => new Uri($"http://{new IPEndPoint(address, sockets.Port)}/"))];
    }

    /// <summary>Where it can be reached, without the token; the first one is the one to open here.</summary>
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
        EditorHost host = new(options, sockets);
        try
        {
            host.Assemble(options, sockets.Port);
            await host._server.StartAsync(cancellation);
            CancellationToken stopping = host._server.Lifetime.ApplicationStopping;
            host._rehearsal = Task.Run(() => host._editor.WarmUp(stopping), CancellationToken.None);
            _ = Task.Run(() => FirstRequest.SendAsync(host.Addresses[0], options.Token), CancellationToken.None);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops: refuses new requests, ends drags, saves every session. Takes at most about two seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _rehearsal;
        await _server.DisposeAsync();
        await _editor.DisposeAsync();
    }

    // What comes first sees every request; what is refused above never reaches what is below.
    private void Assemble(EditorHostOptions options, int port)
    {
        AllowedHosts hosts = new(options.Listen, port, options.HostNames);
        _server.UseSecurityHeaders(hosts);
        _server.UseProblems(_editor.Report);
        _server.UseGuard(hosts);
        if (options.Token is { } token)
        {
            _server.UseToken(new AccessToken(token), port);
        }

        (options.PageFolder is { } folder ? PageFiles.Of(folder) : PageFiles.BuiltIn()).Use(_server);
        _server.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Heartbeat, KeepAliveTimeout = Heartbeat });
        _server.UseRouting();
        _editor.Map(_server, _server.Lifetime.ApplicationStopping);
    }
}
