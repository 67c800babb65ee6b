using System.Net.WebSockets;
using System.Text.Json;
using DragGan.Editing;

namespace DragGan.Web;

/// <summary>One side of a live socket: sends one message at a time, and gives up on a client that takes none.</summary>
internal sealed class LiveSender(WebSocket socket, FrameEncoding encoding, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly FrameEncoder _frames = new(encoding);

    /// <summary>Sends a message.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or the client takes nothing any more; the socket is of no more use.</exception>
    public Task Send(ServerMessage message, CancellationToken cancellation)
    {
        byte[] text = JsonSerializer.SerializeToUtf8Bytes(message, EditorJson.Default.ServerMessage);
        return Send(() => text, WebSocketMessageType.Text, cancellation);
    }

    /// <summary>Sends a frame.</summary>
    /// <inheritdoc cref="Send(ServerMessage, CancellationToken)"/>
    public Task Send(LiveFrame frame, CancellationToken cancellation) => Send(() => _frames.Encode(frame), WebSocketMessageType.Binary, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn.Dispose();
        _frames.Dispose();
    }

    private async Task Send(Func<ReadOnlyMemory<byte>> content, WebSocketMessageType type, CancellationToken cancellation)
    {
        using CancellationTokenSource late = new(Patience, time);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        await _turn.WaitAsync(stop.Token);
        try
        {
            cancellation.ThrowIfCancellationRequested(); // the turn may have come because the one before was cancelled
            await socket.SendAsync(content(), type, endOfMessage: true, stop.Token);
        }
        finally
        {
            _turn.Release();
        }
    }
}
