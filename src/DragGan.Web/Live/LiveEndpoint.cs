using System.Net.WebSockets;
using DragGan.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DragGan.Web;

/// <summary>The live socket: what changes in a session, as it changes, and the hand that pulls.</summary>
/// <param name="sessions">The sessions.</param>
/// <param name="library">The models.</param>
/// <param name="time">The clock.</param>
/// <param name="stopping">Signalled when the editor closes.</param>
internal sealed class LiveEndpoint(Sessions sessions, ModelLibrary library, TimeProvider time, CancellationToken stopping)
{
    private int _open;

    /// <summary>Adds the endpoint.</summary>
    public void Map(IEndpointRouteBuilder api) => api.MapGet("/api/sessions/{id}/live", Watch).WithTags("Live").WithName("Live").Produces(StatusCodes.Status101SwitchingProtocols);

    /// <summary>Opens a WebSocket. Text messages are JSON; binary ones are frames: a header of 24 bytes, then the pixels.</summary>
    /// <remarks>Closed with 4404 if there is no such session, and with 4503 if there are too many sockets.</remarks>
    /// <param name="context">The request.</param>
    /// <param name="id">The session's name.</param>
    /// <param name="frames">How frames are sent: "raw" (RGBA) or "png".</param>
    internal async Task Watch(HttpContext context, string id, string frames = "raw")
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new BadHttpRequestException("This address is for a WebSocket. A page opens it with 'new WebSocket(...)'.", StatusCodes.Status426UpgradeRequired);
        }

        FrameEncoding encoding = frames switch
        {
            "raw" => FrameEncoding.Raw,
            "png" => FrameEncoding.Png,
            _ => throw new BadHttpRequestException($"'frames' must be 'raw' or 'png', not '{frames}'."),
        };
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        try
        {
            if (Interlocked.Increment(ref _open) > Limits.LiveSockets)
            {
                await LiveSocket.Close(socket, LiveSocket.TooMany, time);
            }
            else if (await Find(id, context.RequestAborted) is not { } session)
            {
                await LiveSocket.Close(socket, LiveSocket.NoSession, time);
            }
            else
            {
                using LiveSender sender = new(socket, encoding, time);
                await new LiveSocket(socket, session, sender).Run(library, time, stopping, context.RequestAborted);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task<LiveSession?> Find(string id, CancellationToken cancellation)
    {
        try
        {
            return await sessions.Find(id, cancellation);
        }
        catch (EditException)
        {
            return null;
        }
    }
}
