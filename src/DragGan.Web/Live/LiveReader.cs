using System.Net.WebSockets;
using System.Text.Json;

namespace DragGan.Web;

/// <summary>What a client said.</summary>
/// <param name="Message">The message; null if it cannot be used.</param>
/// <param name="Objection">What is wrong with it; null if nothing is.</param>
internal sealed record ClientWord(ClientMessage? Message, string? Objection);

/// <summary>The other side of a live socket: reads small messages, and says so when one cannot be used.</summary>
internal sealed class LiveReader(WebSocket socket)
{
    private const int MostBytes = 4 << 10;

    private readonly byte[] _buffer = new byte[MostBytes];

    /// <summary>The next message.</summary>
    /// <returns>Null when the client has closed the socket.</returns>
    public async Task<ClientWord?> Next(CancellationToken cancellation)
    {
        int length = 0;
        bool tooLong = false;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellation);
            length += part.Count;
            tooLong |= length == MostBytes && !part.EndOfMessage;
            length = tooLong ? 0 : length; // what is too long is read to its end, and forgotten
        }
        while (!part.EndOfMessage);

        return part.MessageType switch
        {
            WebSocketMessageType.Close => null,
            WebSocketMessageType.Binary => new(null, "The editor takes text messages only."),
            _ when tooLong => new(null, $"A message may have at most {MostBytes} bytes."),
            _ => Parse(_buffer.AsSpan(0, length)),
        };
    }

    private static ClientWord Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, EditorJson.Default.ClientMessage) is { } message ? new(message, null) : new(null, "The message is null.");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException) // the latter: no type, or one there is not
        {
            return new(null, "The message cannot be read. Possible are {\"type\":\"target\",\"point\":1,\"x\":0,\"y\":0}, {\"type\":\"show\",\"frame\":0} and {\"type\":\"ping\"}.");
        }
    }
}
