using System.Net.WebSockets;

namespace DragGan.Web.Tests.Live;

public sealed class LiveSenderTests
{
    [Fact]
    public async Task A_client_that_takes_nothing_for_ten_seconds_is_given_up()
    {
        ManualTime time = new();
        using DeafSocket socket = new();
        using LiveSender sender = new(socket, FrameEncoding.Raw, time);

        Task sending = sender.Send(new PongMessage(), CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(sending.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task One_message_is_sent_at_a_time()
    {
        using DeafSocket socket = new();
        using LiveSender sender = new(socket, FrameEncoding.Raw, new ManualTime());
        using CancellationTokenSource enough = new();

        Task first = sender.Send(new PongMessage(), enough.Token), second = sender.Send(new PongMessage(), enough.Token);

        Assert.Equal(1, socket.Sends);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(first, second));
        Assert.Equal(1, socket.Sends);
    }

    /// <summary>Takes nothing, ever.</summary>
    private sealed class DeafSocket : WebSocket
    {
        public int Sends { get; private set; }

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => WebSocketState.Open;

        public override string? SubProtocol => null;

        public override void Abort()
        {
        }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override void Dispose()
        {
        }

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
        {
            Sends++;
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
