using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DragGan.Web;

/// <summary>The web server without anything to serve: it reads no settings from files or the environment, and logs nothing.</summary>
internal static class WebServer
{
    // Live sockets and drags are ended before; what then still runs is a request that will not end by itself.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Builds a server on sockets that are bound.</summary>
    public static WebApplication Build(ListenSockets sockets)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseSockets(options => options.CreateBoundListenSocket = sockets.Take);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            Limits.Apply(options.Limits);
            foreach (System.Net.IPEndPoint endPoint in sockets.EndPoints)
            {
                options.Listen(endPoint, listen => listen.Protocols = HttpProtocols.Http1);
            }
        });
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Patience);
        builder.Services.Configure<JsonOptions>(options => EditorJson.ApplyTo(options.SerializerOptions));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<Microsoft.AspNetCore.Routing.RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        Description.Add(builder.Services);
        return builder.Build();
    }
}
