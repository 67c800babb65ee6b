using System.Net.WebSockets;
using DragGan.Dragging;
using DragGan.Editing;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>One live socket: what changes in a session goes out, what the hand does comes in.</summary>
internal sealed class LiveSocket(WebSocket socket, LiveSession session, LiveSender sender)
{
    /// <summary>The session was closed or deleted.</summary>
    public const WebSocketCloseStatus NoSession = (WebSocketCloseStatus)4404;

    /// <summary>There are as many live sockets as may be.</summary>
    public const WebSocketCloseStatus TooMany = (WebSocketCloseStatus)4503;

    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(700);

    /// <summary>Serves the socket until either side has enough.</summary>
    /// <param name="library">The models.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stopping">Signalled when the editor closes.</param>
    /// <param name="gone">Signalled when the connection is lost.</param>
    public async Task Run(ModelLibrary library, TimeProvider time, CancellationToken stopping, CancellationToken gone)
    {
        using SessionViewer viewer = session.Watch();
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(gone);
#pragma warning disable CA2025 // both are waited for below
        Task news = new LiveNews(viewer, library, sender, time).Run(end.Token);
        Task reading = Read(viewer, end.Token);
#pragma warning restore CA2025
        TaskCompletionSource over = new();
        await using CancellationTokenRegistration told = stopping.UnsafeRegister(_ => over.TrySetResult(), null);
        Task first = await Task.WhenAny(news, reading, over.Task);
        if (first.IsCompletedSuccessfully)
        {
            WebSocketCloseStatus why = first == over.Task ? WebSocketCloseStatus.EndpointUnavailable : first == news ? NoSession : WebSocketCloseStatus.NormalClosure;
            using CancellationTokenSource late = new(Farewell, time);
            await Settle(socket.CloseOutputAsync(why, null, late.Token));
            await Settle(reading.WaitAsync(late.Token)); // the client says goodbye, too; a connection cut before that would lose ours
        }

        await end.CancelAsync(); // what is still being sent or awaited ends, and the socket with it
        await Settle(news);
        await Settle(reading);
    }

    /// <summary>Closes a socket that nothing was said on, and waits for the client's goodbye, but not for long.</summary>
    public static async Task Close(WebSocket socket, WebSocketCloseStatus why, TimeProvider time)
    {
        using CancellationTokenSource late = new(Farewell, time);
        await Settle(socket.CloseAsync(why, null, late.Token));
    }

    private static async Task Settle(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // a connection that breaks is no mistake of anybody's
        }
    }

    private async Task Read(SessionViewer viewer, CancellationToken cancellation)
    {
        LiveReader reader = new(socket);
        while (await reader.Next(cancellation) is { } word)
        {
            if ((word.Objection ?? await Obey(word.Message!, viewer, cancellation)) is { } objection)
            {
                await sender.Send(new ErrorMessage(objection), cancellation);
            }
        }
    }

    /// <returns>Why it cannot be done; null if it was.</returns>
    private async Task<string?> Obey(ClientMessage message, SessionViewer viewer, CancellationToken cancellation)
    {
        try
        {
            switch (message)
            {
                case TargetMessage target:
                    ImagePoint place = PointMapping.Place(target.X, target.Y, "x", "y")!.Value;
                    await session.PullAsync(target.Point, place, Text.Gesture(target.Gesture), cancellation);
                    break;
                case ShowMessage show:
                    session.Show(viewer, show.Frame);
                    break;
                default:
                    await sender.Send(new PongMessage(), cancellation);
                    break;
            }

            return null;
        }
        catch (Exception error) when (error is EditException or BadHttpRequestException)
        {
            return error.Message;
        }
    }
}
