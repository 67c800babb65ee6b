using System.Net;
using System.Net.WebSockets;
using System.Text;
using DragGan.Imaging;

namespace DragGan.Web.Tests.Live;

public sealed class LiveTests : IAsyncLifetime
{
    private TestEditor _editor = null!;

    private DragGanClient Client => _editor.Client;

    public async ValueTask InitializeAsync() => _editor = await TestEditor.Start();

    public ValueTask DisposeAsync() => _editor.DisposeAsync();

    [Theory]
    [InlineData(FrameEncoding.Raw)]
    [InlineData(FrameEncoding.Png)]
    public async Task Whoever_connects_is_told_the_session_and_shown_its_picture(FrameEncoding encoding)
    {
        Session session = await Client.CreateAsync(new NewSession());
        await using Listener listener = await Listener.To(Client, session.Id, encoding);

        Assert.Equal(session.Id, (await listener.Next<SessionMessage>()).Session.Id);
        LivePicture frame = await listener.Next<LivePicture>();

        Assert.Equal((encoding, 32, 32, 0), (frame.Header.Encoding, frame.Header.Width, frame.Header.Height, frame.Header.Number));
        Assert.True(frame.Header.IsAtRest);
        RasterImage expected = Pictures.Read(await Client.FrameAsync(session.Id)).ToLayout(PixelLayout.Rgba);
        byte[] pixels = encoding == FrameEncoding.Raw ? frame.Pixels.ToArray() : Pictures.Read(frame.Pixels.ToArray()).ToLayout(PixelLayout.Rgba).Pixels;
        Assert.Equal(expected.Pixels, pixels);
    }

    [Fact]
    public async Task A_pull_moves_the_target_starts_the_drag_and_is_followed_live_to_its_end()
    {
        Session session = await Client.Begin(maxSteps: 30);
        await using Listener listener = await Listener.To(Client, session.Id);

        await listener.Connection.SendAsync(new TargetMessage(1, 20, 12, "pull"));

        await listener.Next<SessionMessage>(message => message.Session.Points[0].TargetX == 20 && message.Session.Drag.State != DragPhase.Idle);
        Session ended = (await listener.Next<SessionMessage>(message => message.Session.Drag is { State: DragPhase.Idle, Outcome: not null })).Session;
        LivePicture last = await listener.Next<LivePicture>(frame => frame.Header.IsAtRest && frame.Header.Number == ended.Frames - 1);
        Assert.Equal(Pictures.Read(await Client.FrameAsync(session.Id)).ToLayout(PixelLayout.Rgba).Pixels, last.Pixels.ToArray());
        Assert.Equal(1, (await Client.UndoAsync(session.Id)).Frames);
    }

    [Fact]
    public async Task Progress_says_where_points_are_and_how_far_they_have_to_go()
    {
        Session session = await Client.Begin(maxSteps: 20_000);
        await using Listener listener = await Listener.To(Client, session.Id);
        await Client.StartDragAsync(session.Id);

        ProgressMessage progress = await listener.Next<ProgressMessage>(message => message.Frames > 2);

        PointProgress point = Assert.Single(progress.Points);
        Assert.Equal(1, point.Id);
        Assert.True(point.Distance > 0);
        Assert.True(progress.Motion >= 0);
        await Client.StopDragAsync(session.Id);
        await listener.Next<SessionMessage>(message => message.Session.Drag.Outcome == DragEnding.Stopped);
    }

    [Fact]
    public async Task A_frame_of_the_transition_is_shown_to_whoever_asks_for_it()
    {
        Session session = await Client.DragToEnd((await Client.Begin()).Id);
        await using Listener listener = await Listener.To(Client, session.Id);
        await listener.Next<LivePicture>(frame => frame.Header.Number == session.Frames - 1);

        await listener.Connection.SendAsync(new ShowMessage(1));

        LivePicture shown = await listener.Next<LivePicture>(frame => frame.Header.Number == 1);
        Assert.Equal(Pictures.Read(await Client.FrameAsync(session.Id, 1)).ToLayout(PixelLayout.Rgba).Pixels, shown.Pixels.ToArray());
    }

    [Fact]
    public async Task What_cannot_be_used_is_answered_and_the_socket_lives_on()
    {
        Session session = await Client.CreateAsync(new NewSession());
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri($"ws://{_editor.Address.Authority}/api/sessions/{session.Id}/live"), CancellationToken.None);
        (string Text, WebSocketMessageType Type)[] messages =
        [
            .. ((string[])[
                string.Empty, "null", "[]", "{}", "{", "{\"type\":\"none\"}", "{\"type\":1}", "{\"type\":\"target\"}", "{\"type\":\"show\"}", "{\"type\":\"show\",\"frame\":1.5}",
                "{\"type\":\"target\",\"point\":1,\"x\":NaN,\"y\":1}", "{\"type\":\"target\",\"point\":99,\"x\":1,\"y\":1}", "{\"type\":\"target\",\"point\":1,\"x\":1e308,\"y\":1}",
                "{\"type\":\"ping\",\"more\":1}", new string('[', 3000), new string(' ', 4096), new string('x', 100_000), "\ud800",
            ]).Select(text => (text, WebSocketMessageType.Text)),
            ("{\"type\":\"ping\"}", WebSocketMessageType.Binary),
        ];
        foreach ((string text, WebSocketMessageType type) in messages)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), type, endOfMessage: true, CancellationToken.None);
        }

        await using Listener listener = new(new LiveConnection(socket));
        for (int i = 0; i < messages.Length; i++)
        {
            Assert.NotEmpty((await listener.Next<ErrorMessage>()).Detail);
        }

        await listener.Connection.SendAsync(new PingMessage());
        await listener.Next<PongMessage>();
        Assert.Empty(_editor.Mistakes);
    }

    [Fact]
    public async Task A_session_that_is_not_there_or_goes_closes_the_socket_with_4404()
    {
        Session session = await Client.CreateAsync(new NewSession());
        await using Listener none = await Listener.To(Client, "nosuchsession"), watching = await Listener.To(Client, session.Id);
        await watching.Next<SessionMessage>();

        await Client.DeleteAsync(session.Id);

        Assert.Equal(4404, await none.End());
        Assert.Equal(4404, await watching.End());
    }

    [Fact]
    public async Task Of_too_many_sockets_the_last_are_closed_with_4503_and_room_comes_back()
    {
        Session session = await Client.CreateAsync(new NewSession());
        List<Listener> listeners = [];
        for (int i = 0; i < 64; i++)
        {
            listeners.Add(await Listener.To(Client, session.Id));
        }

        await using (Listener refused = await Listener.To(Client, session.Id))
        {
            Assert.Equal(4503, await refused.End());
        }

        await listeners[0].DisposeAsync();
        await Until.True(async () =>
        {
            await using Listener again = await Listener.To(Client, session.Id);
            await again.Connection.SendAsync(new PingMessage());
            try
            {
                return await again.Next<SessionMessage>() is not null;
            }
            catch (Xunit.Sdk.FailException)
            {
                return false;
            }
        });
        foreach (Listener listener in listeners.Skip(1))
        {
            await listener.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_viewer_that_takes_nothing_slows_neither_the_drag_nor_another_viewer()
    {
        Session session = await Client.Begin(maxSteps: 20_000);
        await using LiveConnection deaf = await Client.ConnectAsync(session.Id);
        await using Listener listener = await Listener.To(Client, session.Id);
        await Client.StartDragAsync(session.Id);

        int seen = 0;
        await listener.Next<LivePicture>(_ => ++seen >= 40);
        int frames = (await Client.SessionAsync(session.Id)).Frames;
        await Until.True(async () => (await Client.SessionAsync(session.Id)).Frames > frames + 20);

        await Client.StopDragAsync(session.Id);
        Session last = (await listener.Next<SessionMessage>(message => message.Session.Drag.Outcome == DragEnding.Stopped)).Session;
        await listener.Next<LivePicture>(frame => frame.Header.IsAtRest && frame.Header.Number == last.Frames - 1);
    }

    [Fact]
    public async Task Whoever_comes_back_is_told_what_has_changed_meanwhile()
    {
        Session session = await Client.Begin();
        await using (Listener first = await Listener.To(Client, session.Id))
        {
            await first.Next<SessionMessage>();
        }

        Session after = await Client.DragToEnd(session.Id);

        await using Listener again = await Listener.To(Client, session.Id);
        Assert.Equal(after.Frames, (await again.Next<SessionMessage>()).Session.Frames);
        Assert.Equal(after.Frames - 1, (await again.Next<LivePicture>()).Header.Number);
    }

    [Fact]
    public async Task Without_a_handshake_or_with_another_origin_there_is_no_socket()
    {
        Session session = await Client.CreateAsync(new NewSession());
        using HttpResponseMessage plain = await _editor.Http.GetAsync(new Uri($"api/sessions/{session.Id}/live", UriKind.Relative));
        await plain.Refusal(HttpStatusCode.UpgradeRequired);

        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Origin", "http://evil.example");
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(
            () => socket.ConnectAsync(new Uri($"ws://{_editor.Address.Authority}/api/sessions/{session.Id}/live"), CancellationToken.None));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task When_the_editor_closes_viewers_are_told()
    {
        Session session = await Client.Begin(maxSteps: 20_000);
        await using Listener listener = await Listener.To(Client, session.Id);
        await Client.StartDragAsync(session.Id);
        await listener.Next<ProgressMessage>();
        Task<int?> end = listener.End();

        _editor = await _editor.Restart();

        Assert.Equal((int)WebSocketCloseStatus.EndpointUnavailable, await end);
        Session after = await Client.SessionAsync(session.Id);
        Assert.True(after.Frames > 1);
        Assert.Equal(DragPhase.Idle, after.Drag.State);
    }
}
