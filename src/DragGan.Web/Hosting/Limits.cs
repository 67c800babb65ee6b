using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace DragGan.Web;

/// <summary>What one request, and all of them together, may take.</summary>
internal static class Limits
{
    /// <summary>Bytes of a JSON body.</summary>
    public const long Json = 64 << 10;

    /// <summary>Bytes of a mask.</summary>
    public const long Mask = 16 << 20;

    /// <summary>Bytes of a latent's file.</summary>
    public const long Latent = 16 << 20;

    /// <summary>Bytes of a project file.</summary>
    public const long Project = 512 << 20;

    /// <summary>Bytes of a model's file, and a little for the way it is sent; the library has a limit of its own.</summary>
    public const long Model = 4L << 30;

    /// <summary>Live sockets.</summary>
    public const int LiveSockets = 64;

    private const int Connections = 512;

    /// <summary>Sets the server's own limits.</summary>
    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = Connections;
        limits.MaxRequestBodySize = Json;
        limits.MaxRequestLineSize = 4 << 10;
        limits.MaxRequestHeadersTotalSize = 16 << 10;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MinRequestBodyDataRate = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(10));
    }
}
