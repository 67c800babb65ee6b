using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DragGan.Web;

/// <summary>Something the editor sent over the live socket.</summary>
public abstract record LiveEvent;

/// <summary>A message.</summary>
/// <param name="Message">What it says.</param>
public sealed record LiveText(ServerMessage Message) : LiveEvent;

/// <summary>A frame.</summary>
/// <param name="Header">What it is.</param>
/// <param name="Pixels">The pixels, or the PNG file.</param>
public sealed record LivePicture(FrameHeader Header, ReadOnlyMemory<byte> Pixels) : LiveEvent;

/// <summary>A live socket to a session: what changes there, as it changes. One reader and one sender at a time.</summary>
public sealed class LiveConnection : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;

    internal LiveConnection(ClientWebSocket socket) => _socket = socket;

    /// <summary>Why the editor closed the socket; null as long as it has not.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <summary>Sends a message.</summary>
    public Task SendAsync(ClientMessage message, CancellationToken cancellation = default) => _socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message, EditorJson.Default.ClientMessage), WebSocketMessageType.Text, endOfMessage: true, cancellation);

    /// <summary>Everything the editor sends, until it or the caller closes the socket.</summary>
    public async IAsyncEnumerable<LiveEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        byte[] buffer = new byte[64 << 10];
        while (true)
        {
            using MemoryStream message = new();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation);
                await message.WriteAsync(buffer.AsMemory(0, part.Count), cancellation);
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                yield break;
            }

            ReadOnlyMemory<byte> content = message.ToArray();
            yield return part.MessageType == WebSocketMessageType.Text
                ? new LiveText(JsonSerializer.Deserialize(content.Span, EditorJson.Default.ServerMessage) ?? throw new InvalidDataException("The editor sent null."))
                : new LivePicture(FrameHeader.Read(content.Span), content[FrameHeader.Size..]);
        }
    }

    /// <summary>Closes the socket.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // it is closed or broken already
        }
        finally
        {
            _socket.Dispose();
        }
    }
}
