using System.Net.WebSockets;

namespace DragGan.Web;

/// <content>The live socket.</content>
public sealed partial class DragGanClient
{
    /// <summary>Opens a live socket to a session; dispose it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="frames">How frames shall be sent.</param>
    /// <param name="cancellation">Breaks the opening off.</param>
    public async Task<LiveConnection> ConnectAsync(string session, FrameEncoding frames = FrameEncoding.Raw, CancellationToken cancellation = default)
    {
        ClientWebSocket socket = new();
        try
        {
            if (_token is not null)
            {
                socket.Options.SetRequestHeader("Authorization", $"Bearer {_token}");
            }

            UriBuilder address = new(new Uri(_address, $"{Path(session, "/live")}?frames={(frames == FrameEncoding.Png ? "png" : "raw")}"));
            address.Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
            await socket.ConnectAsync(address.Uri, cancellation);
            return new LiveConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
